using System.Collections.Frozen;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>How each kind of what needs a look is worded.</summary>
internal sealed class AttentionLooks(IEnumerable<AttentionLook> looks)
{
    private readonly FrozenDictionary<string, AttentionLook> looks = looks.ToFrozenDictionary(look => look.Kind.Name, StringComparer.Ordinal);

    /// <summary>What nobody words is told all the same.</summary>
    public AttentionLook Of(AttentionItem item) => looks.GetValueOrDefault(item.Kind.Name)
        ?? new AttentionLook(item.Kind, "other", Plain, Plain, (_, package) => SitePaths.Package(package));

    /// <summary>The releases of an item, in words.</summary>
    public static string Releases(AttentionItem item) => string.Join(", ", item.Releases);

    /// <summary>How bad it is, as a class of style.</summary>
    public static string Tone(AttentionItem item) => item.Tone.ToString().ToLowerInvariant();

    private static string Plain(AttentionItem item) => item.Releases.IsEmpty ? item.Kind.Name : $"{item.Kind.Name}: {Releases(item)}";
}
