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
