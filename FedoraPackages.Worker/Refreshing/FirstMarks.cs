using System.Threading.Channels;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// The first things a worker sees to, and again whenever the store has begun another life: which packages exist, without which no page
/// can be shown and no name checked; and whatever is kept from before, since nobody knows what has happened meanwhile.
/// </summary>
internal sealed class FirstMarks(
    IPanelStore store,
    StoreLink link,
    IEnumerable<IPanelSource> sources,
    Suspects suspects,
    Hearing hearing,
    RefreshPump pump,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FirstMarks> log) : AfterStart(lifetime, clock, log)
{
    private readonly Dictionary<string, int> schemas = sources.ToDictionary(s => s.Kind.Name, s => s.Kind.Schema);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [FollowAsync];

    private async Task FollowAsync(CancellationToken ct)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        void OnChange() => changes.Writer.TryWrite(true);
        link.Changed += OnChange;
        try
        {
            for (string? marked = null; ; await changes.Reader.ReadAsync(ct))
            {
                if (link.Life is not { } life || life.Name == marked || link.AwaySince is not null)
                    continue;
                await MarkAsync(life, ct);
                marked = life.Name;
            }
        }
        finally
        {
            link.Changed -= OnChange;
        }
    }

    private async Task MarkAsync(StoreLife life, CancellationToken ct)
    {
        await store.MarkAsync([new PanelMark(KojiPanels.Names.Site, RefreshLane.FirstView, PanelCauses.FirstStart, [], MarkWhen.Missing)], ct);
        var kept = await store.KeysAsync(ct);
        await store.RetireAsync([.. kept.Where(k => schemas.TryGetValue(k.Kind, out var schema) && k.Schema < schema)], ct);
        if (!life.Settled || !hearing.Anything)
        {
            await suspects.MarkAsync(kept, PanelCauses.Restarted, hearing.Anything ? life.Began : null, ct);
            await store.SettleAsync(life, ct);
        }

        pump.Wake();
    }
}
