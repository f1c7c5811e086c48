using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Toy;

/// <summary>Its one kind of panel: there is one for each release of a package.</summary>
internal static class ToyPanels
{
    public static PanelKind<ToyReport> Rebuilds { get; } = new("rebuilds", 1, ToyJson.Default.ToyReport, [ToyService.Descriptor], Scope: PanelScope.Release);
}
