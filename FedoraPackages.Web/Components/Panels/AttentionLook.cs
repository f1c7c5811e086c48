using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>How what needs a look is worded, and where a reader sees more of it. Register one for each kind.</summary>
/// <param name="Label">The word before a line.</param>
/// <param name="Chip">As a chip.</param>
/// <param name="Line">A line, without its links.</param>
/// <param name="Href">Where on this site there is more of it, by the package's name.</param>
internal sealed record AttentionLook(
    AttentionKind Kind, string Label, Func<AttentionItem, string> Chip, Func<AttentionItem, string> Line, Func<AttentionItem, string, string> Href)
{
    /// <summary>The component that goes on with the line, with parameters <c>Item</c> and <c>Package</c>; null: none.</summary>
    public Type? Detail { get; init; }

    /// <summary>For a kind whose items are all of one type.</summary>
    public static AttentionLook Of<T>(AttentionKind kind, string label, Func<T, string> chip, Func<T, string> line, Func<T, string, string> href)
        where T : AttentionItem => new(kind, label, item => chip((T)item), item => line((T)item), (item, package) => href((T)item, package));
}
