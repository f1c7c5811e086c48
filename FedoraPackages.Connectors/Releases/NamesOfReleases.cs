using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Rules give releases by their Bodhi names; only the list of releases says which of them is Rawhide. A name from the screen stays as it is.</summary>
public sealed class NamesOfReleases : IAttentionJoin
{
    public IReadOnlyList<AttentionSource> Reads => AttentionMatrix.Reads;

    public AttentionItem? Joined(AttentionItem item, AttentionFacts facts)
    {
        var rawhide = AttentionMatrix.Rawhide(facts);
        return item with { Releases = [.. item.Releases.Select(name => ReleaseName.Of(name, rawhide)).Distinct(StringComparer.Ordinal)] };
    }
}
