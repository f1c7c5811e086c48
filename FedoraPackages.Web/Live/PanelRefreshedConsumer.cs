using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using MassTransit;

namespace FedoraPackages.Web.Live;

/// <summary>A panel changed: this node's memory lets go of the old one, and the tabs that look at it are told.</summary>
internal sealed class PanelRefreshedConsumer(PanelMemory memory, PackageSubscriptions subscriptions) : IConsumer<PanelRefreshed>
{
    public Task Consume(ConsumeContext<PanelRefreshed> context)
    {
        var (key, generation) = context.Message;
        memory.Announce(key, generation);
        subscriptions.Publish(key, generation);
        return Task.CompletedTask;
    }
}

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
