using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Open bugs with a CVE: one item for all of them.</summary>
public sealed class HolesRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads { get; } = [new(BugzillaPanels.Bugs)];

    public AttentionFinding Find(AttentionFacts facts) =>
        facts.Of(BugzillaPanels.Bugs) is { } bugs ? AttentionFinding.Known(Of(bugs)) : AttentionFinding.Lacking(BugzillaPanels.Bugs);

    private static IEnumerable<AttentionItem> Of(BugList bugs)
    {
        var holes = bugs.Bugs.Where(b => b.Cves.Length > 0).ToList();
        if (holes.Count == 0)
            yield break;
        var cves = holes.SelectMany(b => b.Cves).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        yield return BugsItem.Of(BugsAttention.Cve, holes, holes.Select(b => BugVersions.Words(b.Version))) with
        {
            Count = cves.Count,
            Words = string.Join(", ", cves.Take(3)),
        };
    }
}
