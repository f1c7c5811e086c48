using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Web.Live;

/// <summary>A worker asks what is watched here.</summary>
internal sealed class WatchedWantedConsumer(WatchAnnouncer announcer) : IConsumer<WatchedWanted>
{
    public Task Consume(ConsumeContext<WatchedWanted> context)
    {
        announcer.SayAgain();
        return Task.CompletedTask;
    }
}
