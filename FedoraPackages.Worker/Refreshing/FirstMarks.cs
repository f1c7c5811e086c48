using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// The first things a worker sees to: which packages exist, without which no page can be shown and no name checked; and whatever is
/// kept from before, since nobody knows what has happened meanwhile.
/// </summary>
internal sealed class FirstMarks(
    IPanelStore store,
    IEnumerable<IPanelSource> sources,
    RefreshPump pump,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<FirstMarks> log) : AfterStart(lifetime, clock, log)
{
    private readonly Dictionary<string, int> schemas = sources.ToDictionary(s => s.Kind.Name, s => s.Kind.Schema);

    protected override IEnumerable<Func<CancellationToken, Task>> Bodies() => [MarkAsync];

    private async Task MarkAsync(CancellationToken ct)
    {
        var names = KojiPanels.Names;
        await store.MarkAsync([new PanelMark(names.Site, names.Schema, RefreshLane.FirstView, "first start", [], MarkWhen.Missing)], ct);
        var kept = await store.KeysAsync(ct);
        await store.MarkAsync([.. kept.Where(k => schemas.ContainsKey(k.Kind)).Select(Suspect)], ct);
        pump.Wake();
    }

    private PanelMark Suspect(PanelKey key) => new(key, schemas[key.Kind], RefreshLane.Background, "restarted", []);
}
