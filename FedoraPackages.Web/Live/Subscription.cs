using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>One tab's interest in one key: a channel that holds only the newest generation offered.</summary>
public sealed class Subscription(PanelKey key) : IDisposable
{
    private readonly Channel<long> channel = Channel.CreateBounded<long>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public PanelKey Key => key;

    public ChannelReader<long> Generations => channel.Reader;

    internal IDisposable? Entry { get; set; }

    internal void Offer(long generation) => channel.Writer.TryWrite(generation);

    public void Dispose()
    {
        Entry?.Dispose();
        channel.Writer.TryComplete();
    }
}
