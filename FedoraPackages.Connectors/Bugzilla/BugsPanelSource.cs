using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Gathers the open bugs of a package.</summary>
internal sealed class BugsPanelSource(BugzillaConnector bugzilla) : PanelSource<BugList>(BugzillaPanels.Bugs)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact is BugChanged ? [BugzillaPanels.Bugs.For(fact.Package)] : [];

    protected override Task<BugList> AskAsync(PanelKey key, CancellationToken ct) => bugzilla.BugsAsync(key.Package, ct);

    protected override bool Lacks(BugList value) => value.Bugs.Any(b => b.TrackersUnknown);

    protected override BugList FilledFrom(BugList value, BugList kept)
    {
        var before = kept.Bugs.Where(b => !b.TrackersUnknown).DistinctBy(b => b.Id).ToDictionary(b => b.Id);
        return value with { Bugs = [.. value.Bugs.Select(b => b.TrackersUnknown && before.TryGetValue(b.Id, out var old) ? With(b, old) : b)] };
    }

    private static Bug With(Bug bug, Bug old) => bug with
    {
        Trackers = [.. bug.Trackers.Union(old.Trackers)],
        Cves = [.. bug.Cves.Union(old.Cves, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Security = bug.Security || old.Security,
        TrackersUnknown = false,
    };

    protected override bool Shows(BugList value, Fact fact)
    {
        if (fact is not BugChanged changed)
            return true;
        var bug = value.Bugs.FirstOrDefault(b => b.Id == changed.BugId);
        return changed.Here switch
        {
            false => bug is null,
            true when bug is null => value.Total > value.Bugs.Length && value.Bugs is [.., var oldest] && changed.BugId < oldest.Id,
            _ => bug is null || changed.ChangedAt is not { } at || bug.Changed >= at,
        };
    }
}
