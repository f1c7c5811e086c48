using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>A message of Fedora's bus becomes marks. Acknowledged only when they are stored.</summary>
internal sealed class FedoraMessageConsumer(MessageMarker marker) : IConsumer<FedoraMessage>
{
    public Task Consume(ConsumeContext<FedoraMessage> context) => marker.MarkAsync(context.Message, context.CancellationToken);
}

internal sealed class FedoraMessageConsumerDefinition : ConsumerDefinition<FedoraMessageConsumer>
{
    public FedoraMessageConsumerDefinition()
    {
        EndpointName = PanelBus.MessagesQueue;
        ConcurrentMessageLimit = 4;
    }

    // A message that cannot be read is ignored, not thrown: what is thrown here is the store's trouble, and passes.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<FedoraMessageConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        endpointConfigurator.UseMessageRetry(retry => retry.Exponential(8, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(200)));
}
