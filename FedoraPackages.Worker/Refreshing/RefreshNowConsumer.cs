using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Wakes the pump for what somebody waits for. Takes the next wake only when the pump can use it: another worker may be idle.</summary>
internal sealed class RefreshNowConsumer(RefreshPump pump) : IConsumer<PanelsMarked>
{
    public Task Consume(ConsumeContext<PanelsMarked> context) => pump.WakeAsync(RefreshLane.Watched, context.SentTime, context.CancellationToken);
}
