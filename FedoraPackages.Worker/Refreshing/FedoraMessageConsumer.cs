using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>A message of Fedora's bus becomes marks. Acknowledged only when they are stored.</summary>
internal sealed class FedoraMessageConsumer(MessageMarker marker) : IConsumer<FedoraMessage>
{
    public Task Consume(ConsumeContext<FedoraMessage> context) => marker.MarkAsync(context.Message, context.CancellationToken);
}
