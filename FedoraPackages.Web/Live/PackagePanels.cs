using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Live;

/// <summary>The kinds of panel there are.</summary>
internal static class PackagePanels
{
    /// <summary>What a package page is laid out of: what somebody watches who watches a package.</summary>
    public static IReadOnlyList<PanelKind> Kinds { get; } = [KojiPanels.Builds, ReleasePanels.Tagged, BodhiPanels.Updates, BugzillaPanels.Bugs];

    /// <summary>Of the whole site.</summary>
    public static IReadOnlyList<PanelKind> OfTheSite { get; } = [KojiPanels.Names, BodhiPanels.Releases, KojiPanels.Recent, BodhiPanels.Recent];

    /// <summary>The upstream services they come from.</summary>
    public static IReadOnlyList<string> Services { get; } = ["Koji", "Bodhi", "Bugzilla"];
}
