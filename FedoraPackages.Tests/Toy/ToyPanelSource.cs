using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Toy;

/// <summary>Gathers the panel, and says what makes it stale.</summary>
internal sealed class ToyPanelSource(ToyConnector connector) : PanelSource<ToyReport>(ToyPanels.Rebuilds)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact is ToyRebuilt rebuilt ? [ToyPanels.Rebuilds.For(rebuilt.Package, rebuilt.Release)] : [];

    protected override Task<ToyReport> AskAsync(PanelKey key, CancellationToken ct) => connector.RebuildAsync(key.Package, key.Scope, ct);

    protected override bool Shows(ToyReport value, Fact fact) => fact is ToyRebuilt rebuilt && value.Number >= rebuilt.Number;
}
