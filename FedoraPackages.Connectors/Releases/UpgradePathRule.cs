using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Releases that are behind older ones. One item for the package: the newest release that is behind, and how many more are.</summary>
public sealed class UpgradePathRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionFinding Find(AttentionFacts facts)
    {
        var matrix = AttentionMatrix.Of(facts);
        return AttentionMatrix.Found(matrix, Of(matrix, AttentionMatrix.Rawhide(facts)));
    }

    private static IEnumerable<AttentionItem> Of(ReleaseMatrix? matrix, string? rawhide)
    {
        var behind = (matrix?.Rows ?? []).Where(r => r.Behind is not null).ToList();
        if (behind is not [{ Behind: { } path } first, ..])
            yield break;
        yield return new UpgradePathItem(
            path.Since, [.. behind.Select(r => r.Name)], behind.Count,
            new BrokenPath(ReleaseName.Of(first.Name, rawhide), first.Stable!.Words, ReleaseName.Of(path.Release, rawhide), path.Words, path.Mending));
    }
}
