using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Gathers the builds that began last.</summary>
internal sealed class RecentBuildsPanelSource(KojiConnector koji) : PanelSource<RecentBuilds>(KojiPanels.Recent)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact is BuildChanged ? [KojiPanels.Recent.Site] : [];

    protected override Task<RecentBuilds> AskAsync(PanelKey key, CancellationToken ct) => koji.RecentAsync(ct);

    protected override bool Shows(RecentBuilds value, Fact fact)
    {
        if (fact is not BuildChanged changed)
            return true;
        // One that began long ago is not among the newest.
        return value.Builds.FirstOrDefault(b => b.BuildId == changed.BuildId) is { } build
            ? changed.State == BuildState.Building || build.State != BuildState.Building
            : changed.State != BuildState.Building || (value.Builds is [.., var oldest] && changed.BuildId < oldest.BuildId);
    }
}
