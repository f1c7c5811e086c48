using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Web.Components.Panels;

namespace FedoraPackages.Tests.Toy;

/// <summary>What of it needs a look, and in which words.</summary>
internal static class ToyAttention
{
    public static AttentionKind Broken { get; } = new("no-rebuild", 45, 75, AttentionTone.Caution);

    public static AttentionLook Look { get; } = new(
        Broken, "rebuild",
        item => $"Does not rebuild: {AttentionLooks.Releases(item)}",
        item => $"does not rebuild in {AttentionLooks.Releases(item)}",
        (item, package) => $"/packages/{package}/rebuilds?release={ToyRule.Release}");
}
