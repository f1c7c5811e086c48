using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The kinds of panel that join Koji's tags and Bodhi's releases.</summary>
public static class ReleasePanels
{
    /// <summary>Where a package's builds are.</summary>
    public static PanelKind<TaggedBuilds> Tagged { get; } = new("tagged", 3, ReleaseJson.Default.TaggedBuilds, [KojiService.Descriptor]);
}
