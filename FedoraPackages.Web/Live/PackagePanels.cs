using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;

namespace FedoraPackages.Web.Live;

/// <summary>The kinds of panel a package page is laid out of: what somebody watches who watches a package.</summary>
internal static class PackagePanels
{
    public static IReadOnlyList<PanelKind> Kinds { get; } = [KojiPanels.Builds, ReleasePanels.Tagged, BodhiPanels.Updates, BugzillaPanels.Bugs];
}
