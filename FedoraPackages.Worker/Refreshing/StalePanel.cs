using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>A panel that is stale after these facts.</summary>
/// <param name="IsKnown">False while it is not known which names there are.</param>
internal sealed record StalePanel(PanelKey Key, IReadOnlyList<Fact> Facts, bool IsKnown)
{
    /// <summary>True: no panel is made for it where there is none.</summary>
    public bool OnlyWhereKept { get; init; }
}
