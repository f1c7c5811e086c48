using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Gathers which releases there are. No message tells of a change, so the worker polls it.</summary>
internal sealed class ReleasesPanelSource(BodhiConnector bodhi) : PanelSource<ReleaseList>(BodhiPanels.Releases)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

    protected override Task<ReleaseList> AskAsync(PanelKey key, CancellationToken ct) => bodhi.ReleasesAsync(ct);

    protected override bool Shows(ReleaseList value, Fact fact) => true;
}
