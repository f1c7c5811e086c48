using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>
/// What about a package needs a look, as far as is known: what has not been asked yet is not claimed, and not denied. In which order it
/// is shown, and how much of it, is said here.
/// </summary>
/// <param name="Items">In the order of chips; among alike the oldest first.</param>
/// <param name="Lacks">The names of the kinds of panel that are not known. Whoever says "nothing" does not say it of these.</param>
public sealed record AttentionList(ImmutableArray<AttentionItem> Items, ImmutableArray<string> Lacks)
{
    /// <summary>How many lines "Needs attention" has at most.</summary>
    public const int MostLines = 5;

    /// <summary>How many chips there are at most; then "+n".</summary>
    public const int MostChips = 5;

    /// <summary>Nothing is known.</summary>
    public static AttentionList None { get; } = new([], []);

    /// <summary>Everything was known: then nothing means that there is nothing.</summary>
    public bool Whole => Lacks.IsEmpty;

    /// <summary>All that are lines of "Needs attention", worst first; among alike the oldest first. Show the first <see cref="MostLines"/>.</summary>
    public IEnumerable<AttentionItem> Lines =>
        Items.Where(i => i.Kind.Line is not null).OrderBy(i => i.Kind.Line).ThenBy(i => i.Since ?? DateTimeOffset.MaxValue);

    /// <summary>One chip of a kind, with all its releases: what it is about in full is a line. Show the first <see cref="MostChips"/>.</summary>
    public IEnumerable<AttentionItem> Chips => Items.Where(i => i.Kind.Chip is not null).GroupBy(i => i.Kind.Name)
        .Select(of => of.First() with { Releases = [.. of.SelectMany(i => i.Releases).Distinct(StringComparer.Ordinal)] });

    /// <summary>Of what rules found, in any order.</summary>
    public static AttentionList Of(IEnumerable<AttentionItem> items, IEnumerable<PanelKind> lacks) => new(
        [.. items.OrderBy(i => i.Kind.Chip ?? int.MaxValue).ThenBy(i => i.Since ?? DateTimeOffset.MaxValue)],
        [.. lacks.Select(kind => kind.Name).Distinct(StringComparer.Ordinal)]);
}
