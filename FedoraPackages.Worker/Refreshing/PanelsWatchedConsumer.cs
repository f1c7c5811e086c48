using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Keeping;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Somebody looks: what waits in the background for that key goes sooner. What fails meanwhile is looked for whenever a node says all that
/// it looks at, every thirty seconds, so it is tried again for as long as somebody looks.
/// </summary>
internal sealed class PanelsWatchedConsumer(WatchedKeys watched, IPanelStore store, RefreshPump pump) : IConsumer<PanelsWatched>
{
    /// <summary>In an outage everything fails: so many of those that do are looked at for watched ones.</summary>
    private const int MostFailing = 2_000;

    public async Task Consume(ConsumeContext<PanelsWatched> context)
    {
        var (node, keys, gone) = context.Message;
        var sooner = watched.Update(node, keys, gone).ToHashSet();
        try
        {
            if (gone is null)
                sooner.UnionWith((await store.FailingAsync(MostFailing, context.CancellationToken)).Select(item => item.Key).Where(watched.Contains));
            if (sooner.Count > 0 && await store.MarkAsync([.. sooner.Select(PanelMark.Hastening)], context.CancellationToken))
                pump.Wake();
        }
        catch (StoreAwayException)
        {
            // Those that wait are said again in thirty seconds; the store's link has said that it is away.
            watched.Forget(node);
        }
    }
}
