using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>A message of Fedora's bus becomes marks. Acknowledged only when they are stored.</summary>
internal sealed class FedoraMessageConsumer(MessageMarker marker, PanelMetrics metrics, TimeProvider clock) : IConsumer<FedoraMessage>
{
    public Task Consume(ConsumeContext<FedoraMessage> context)
    {
        metrics.Received(PanelMetrics.Live);
        metrics.Lag(PanelMetrics.Live, clock.GetUtcNow() - context.Message.SentAt);
        return MessageSpan.RunAsync(context.Message, PanelMetrics.Live, () => marker.MarkAsync(context.Message, context.CancellationToken));
    }
}
