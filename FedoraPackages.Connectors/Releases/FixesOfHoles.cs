using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Which updates close the holes that bugs tell of, and where they wait.</summary>
public sealed class FixesOfHoles : IAttentionJoin
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionItem? Joined(AttentionItem item, AttentionFacts facts)
    {
        if (item is not BugsItem holes || holes.Kind != BugsAttention.Cve || PastUpdates.Waiting(facts) is not { } waiting)
            return item;
        var (closed, rawhide) = (Holes(facts), AttentionMatrix.Rawhide(facts));
        var fixes = from update in waiting
                    where Closes(update, closed)
                    select new WaitingFix(ReleaseName.Of(update.Release, rawhide), update.Status == UpdateStatus.Testing, update.Alias);
        return holes with { Fixes = [.. fixes] };
    }

    /// <summary>The bugs with a CVE, as far as bugs are known.</summary>
    internal static IReadOnlySet<long> Holes(AttentionFacts facts) =>
        (facts.Of(BugzillaPanels.Bugs)?.Bugs ?? []).Where(b => b.Cves.Length > 0).Select(b => b.Id).ToHashSet();

    internal static bool Closes(BodhiUpdate update, IReadOnlySet<long> holes) => update.Bugs.Any(of => holes.Contains(of.Id));
}
