using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>That the package is retired in Rawhide, and where else or where not: the list of names says it, and the matrix where.</summary>
public sealed class RetirementRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionFinding Find(AttentionFacts facts)
    {
        var matrix = AttentionMatrix.Of(facts);
        return AttentionMatrix.Found(matrix, Of(facts.Retired, matrix, AttentionMatrix.Rawhide(facts)));
    }

    private static IEnumerable<AttentionItem> Of(bool retired, ReleaseMatrix? matrix, string? rawhide)
    {
        var rows = matrix?.Rows ?? [];
        if (!retired && !rows.Any(r => r.Retired && r.Name == rawhide))
            yield break;
        var inFedora = rows.Any(r => r.Releases[0].IsFedora && (!r.Looked || r is { Retired: false, Stable: not null }));
        var alive = rows.Where(r => r.Releases[0].Kind == ReleaseKind.Epel && r is { Retired: false, Stable: not null });
        string[] epel = [.. alive.SelectMany(r => r.Releases).Select(r => r.Name)];
        string[] blocked = [.. rows.Where(r => r.Retired).SelectMany(r => r.Releases).Select(r => ReleaseName.Of(r.Name, rawhide))];
        yield return !inFedora && epel.Length > 0 ? new AttentionItem(ReleasesAttention.EpelOnly, null, [.. epel])
            : new AttentionItem(ReleasesAttention.Retired, null, [.. blocked.Prepend("Rawhide").Distinct()]);
    }
}
