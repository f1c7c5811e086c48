using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>The kinds of panel a package page is laid out of: what somebody watches who watches a package.</summary>
internal static class PackagePanels
{
    public static IReadOnlyList<PanelKind> Kinds { get; } = [KojiPanels.Builds];
}
