using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What is in stable already by Koji, or older than what is, needs nobody's look any more, whatever Bodhi still says of it.</summary>
public sealed class PastUpdates : IAttentionJoin
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionItem? Joined(AttentionItem item, AttentionFacts facts) =>
        item is UpdateItem { Update: var alias }
        && facts.Of(BodhiPanels.Updates)?.Updates.FirstOrDefault(u => u.Alias == alias) is { } update
        && IsPast(update, AttentionMatrix.Of(facts))
            ? null
            : item;

    /// <summary>Those that are not stable yet, by Bodhi nor by Koji; null: not known.</summary>
    internal static IReadOnlyList<BodhiUpdate>? Waiting(AttentionFacts facts) => facts.Of(BodhiPanels.Updates) is not { } updates ? null
        : [.. updates.Updates.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing && !IsPast(u, AttentionMatrix.Of(facts)))];

    private static bool IsPast(BodhiUpdate update, ReleaseMatrix? matrix)
    {
        if (matrix?.Rows.FirstOrDefault(r => r.Releases.Any(of => of.Name == update.Release)) is not { Stable: { } stable } row)
            return false;
        var own = update.Builds.Where(b => Nvr.NameOf(b.Nvr) == Nvr.NameOf(stable.Nvr)).Select(b => RowVersion.Of(row.Releases[0], b).Version).ToList();
        return own.Count > 0 && own.TrueForAll(version => version <= stable.Version);
    }
}
