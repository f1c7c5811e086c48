using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Wakes the pump: something stands on the to-do list.</summary>
internal sealed class RefreshConsumer(RefreshPump pump) : IConsumer<PanelsMarked>
{
    public Task Consume(ConsumeContext<PanelsMarked> context)
    {
        pump.Wake();
        return Task.CompletedTask;
    }
}

internal sealed class RefreshConsumerDefinition : ConsumerDefinition<RefreshConsumer>
{
    public RefreshConsumerDefinition() => EndpointName = PanelBus.WakeQueue;
}
