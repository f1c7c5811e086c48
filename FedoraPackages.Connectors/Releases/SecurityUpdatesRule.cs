using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Security updates that wait: those that close a hole which bugs tell of are told with it.</summary>
public sealed class SecurityUpdatesRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionFinding Find(AttentionFacts facts) => PastUpdates.Waiting(facts) is { } waiting
        ? AttentionFinding.Known(Of(waiting, FixesOfHoles.Holes(facts)))
        : AttentionFinding.Lacking(BodhiPanels.Updates);

    private static IEnumerable<AttentionItem> Of(IReadOnlyList<BodhiUpdate> waiting, IReadOnlySet<long> holes)
    {
        var security = waiting.Where(u => u.Type == UpdateType.Security && !FixesOfHoles.Closes(u, holes))
            .OrderByDescending(u => u.Severity).ThenBy(u => u.Submitted).ToList();
        if (security is not [var gravest, ..])
            yield break;
        yield return new UpdateItem(
            ReleasesAttention.SecurityUpdate, security.Min(u => u.Submitted), [.. security.Select(u => u.Release).Distinct()], gravest.Alias, security.Count,
            gravest.Severity, gravest.Status == UpdateStatus.Testing ? "in testing" : "for testing")
        {
            Tone = gravest.Severity >= UpdateSeverity.High ? AttentionTone.Problem : AttentionTone.Caution,
        };
    }
}
