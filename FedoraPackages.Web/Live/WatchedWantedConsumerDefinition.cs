using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Web.Live;

/// <summary>Every web node hears it: a queue of its own that goes with the process.</summary>
internal sealed class WatchedWantedConsumerDefinition : ConsumerDefinition<WatchedWantedConsumer>
{
    public WatchedWantedConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    // Asked again by whoever comes; and said without being asked every thirty seconds.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<WatchedWantedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
