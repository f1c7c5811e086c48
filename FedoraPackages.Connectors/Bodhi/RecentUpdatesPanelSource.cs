using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Gathers the newest updates of all packages.</summary>
internal sealed class RecentUpdatesPanelSource(BodhiConnector bodhi) : PanelSource<RecentUpdates>(BodhiPanels.Recent)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) =>
        fact is UpdateChanged { Step: UpdateStep.Written or UpdateStep.InTesting or UpdateStep.InStable } ? [BodhiPanels.Recent.Site] : [];

    protected override Task<RecentUpdates> AskAsync(PanelKey key, CancellationToken ct) => bodhi.RecentAsync(ct);

    // An update that is not among the newest cannot be judged by them.
    protected override bool Shows(RecentUpdates value, Fact fact) =>
        fact is not UpdateChanged changed || value.Updates.FirstOrDefault(u => u.Alias == changed.Alias) is not { } update || changed.Step switch
        {
            UpdateStep.InTesting => update.Status >= UpdateStatus.Testing,
            UpdateStep.InStable => update.Status >= UpdateStatus.Stable,
            _ => true,
        };
}
