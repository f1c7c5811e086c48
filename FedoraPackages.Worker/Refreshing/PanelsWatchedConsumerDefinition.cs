using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Every worker hears it: a queue of its own that goes with the process.</summary>
internal sealed class PanelsWatchedConsumerDefinition : ConsumerDefinition<PanelsWatchedConsumer>
{
    // One after the other: what has come and gone only makes sense in its order.
    public PanelsWatchedConsumerDefinition()
    {
        ConcurrentMessageLimit = 1;
        Endpoint(e => e.OfThisProcess());
    }

    // Said again soon, or found out by the sweep: what fails here is not kept for anybody.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<PanelsWatchedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
