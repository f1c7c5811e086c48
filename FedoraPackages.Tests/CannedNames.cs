using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests;

/// <summary>A list of names that never changes.</summary>
internal sealed class CannedNames(IEnumerable<ListedPackage> packages) : PanelSource<NameList>(KojiPanels.Names)
{
    private readonly NameList names = new([.. packages.OrderBy(p => p.Name, StringComparer.Ordinal)]);

    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

    protected override bool Shows(NameList value, Fact fact) => true;

    protected override Task<NameList> AskAsync(PanelKey key, CancellationToken ct) => Task.FromResult(names);
}
