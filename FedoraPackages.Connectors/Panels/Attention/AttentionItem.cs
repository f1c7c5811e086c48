using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>Something about a package that needs a look. Who knows more of it than this derives a record from it.</summary>
/// <param name="Since">
/// Since when: the oldest bug's creation, the ejection, for a held update its last change. Null where nobody says.
/// </param>
/// <param name="Releases">As a rule gives them: Bodhi's names or those on screen. As the list holds them: "Rawhide", "F45", "EPEL 10.2".</param>
/// <param name="Count">How many: CVEs, bugs.</param>
/// <param name="Words">A reason, or the names of what it is: of somebody else's making, show as text.</param>
public record AttentionItem(AttentionKind Kind, DateTimeOffset? Since, ImmutableArray<string> Releases, int Count = 1, string? Words = null)
{
    /// <summary>How bad it is.</summary>
    public AttentionTone Tone { get; init; } = Kind.Tone;
}
