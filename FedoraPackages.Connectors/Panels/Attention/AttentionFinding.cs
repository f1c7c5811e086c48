using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>What a rule found.</summary>
/// <param name="Items">In any order.</param>
/// <param name="Lacks">The kinds of panel without which it cannot say that there is nothing else. Empty: it knows.</param>
public sealed record AttentionFinding(ImmutableArray<AttentionItem> Items, ImmutableArray<PanelKind> Lacks)
{
    /// <summary>These, and nothing else.</summary>
    public static AttentionFinding Known(IEnumerable<AttentionItem> items) => new([.. items], []);

    /// <summary>Not known: neither claimed nor denied.</summary>
    public static AttentionFinding Lacking(params IEnumerable<PanelKind> kinds) => new([], [.. kinds]);
}
