using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Koji;

/// <summary>The kinds of panel that need only Koji.</summary>
public static class KojiPanels
{
    /// <summary>The builds of a package.</summary>
    public static PanelKind<BuildList> Builds { get; } = new("builds", 2, KojiJson.Default.BuildList, [KojiService.Descriptor]);

    /// <summary>The names of all packages: what exists. Site-wide.</summary>
    public static PanelKind<NameList> Names { get; } = new("names", 1, KojiJson.Default.NameList, [KojiService.Descriptor], SiteWide: true);

    /// <summary>The builds that began last. Site-wide.</summary>
    public static PanelKind<RecentBuilds> Recent { get; } = new("recent-builds", 1, KojiJson.Default.RecentBuilds, [KojiService.Descriptor], SiteWide: true);
}
