using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Tests.Web.Live;

/// <summary>A tab's interest in one key, as a channel that holds only the newest generation offered.</summary>
internal sealed class Subscription : IDisposable
{
    private readonly Channel<long> channel = Channel.CreateBounded<long>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly IDisposable entry;

    public Subscription(PackageSubscriptions subscriptions, PanelKey key) =>
        entry = subscriptions.Subscribe(key, generation => channel.Writer.TryWrite(generation));

    public ChannelReader<long> Generations => channel.Reader;

    public void Dispose()
    {
        entry.Dispose();
        channel.Writer.TryComplete();
    }
}
