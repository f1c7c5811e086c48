using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The first thing a worker sees to: which packages exist. Until that is known no page can be shown and no name checked.</summary>
internal sealed class NamesFirst(IPanelStore store, RefreshPump pump, IHostApplicationLifetime lifetime) : AfterStart(lifetime)
{
    protected override async Task RunAsync(CancellationToken ct)
    {
        var kind = KojiPanels.Names;
        await store.MarkAsync([new PanelMark(kind.Site, kind.Schema, RefreshLane.FirstView, "first start", [], MarkWhen.Missing)], ct);
        pump.Wake();
    }
}
