using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Operating;

internal sealed class InterpretMessageConsumerDefinition : ConsumerDefinition<InterpretMessageConsumer>
{
    public InterpretMessageConsumerDefinition() => Endpoint(e =>
    {
        e.Name = PanelBus.InterpretQueue;
        e.PrefetchCount = 2;
        e.ConfigureConsumeTopology = false;
    });

    // Whoever asks does not wait long, and asks again.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<InterpretMessageConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
