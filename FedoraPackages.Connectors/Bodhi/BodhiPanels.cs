using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>The kinds of panel that need only Bodhi.</summary>
public static class BodhiPanels
{
    /// <summary>Which releases there are. Site-wide; nothing announces a change, so it is polled.</summary>
    public static PanelKind<ReleaseList> Releases { get; } = new("releases", 3, BodhiJson.Default.ReleaseList, [BodhiService.Descriptor], SiteWide: true);

    /// <summary>The updates of a package.</summary>
    public static PanelKind<UpdateList> Updates { get; } = new("updates", 2, BodhiJson.Default.UpdateList, [BodhiService.Descriptor]);

    /// <summary>The newest updates of all packages. Site-wide.</summary>
    public static PanelKind<RecentUpdates> Recent { get; } = new(
        "recent-updates", 1, BodhiJson.Default.RecentUpdates, [BodhiService.Descriptor], SiteWide: true);
}
