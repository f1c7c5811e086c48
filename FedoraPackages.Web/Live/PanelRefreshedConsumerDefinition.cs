using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Web.Live;

/// <summary>Every web node hears it: a queue of its own that goes with the process.</summary>
internal sealed class PanelRefreshedConsumerDefinition : ConsumerDefinition<PanelRefreshedConsumer>
{
    public PanelRefreshedConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    // Said again soon, or found out by the sweep: what fails here is not kept for anybody.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<PanelRefreshedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
