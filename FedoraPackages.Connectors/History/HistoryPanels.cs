using System.Text.Json.Serialization.Metadata;
using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.History;

/// <summary>The kind of panel that says what has happened.</summary>
public static class HistoryPanels
{
    /// <summary>What was said of a package on Fedora's bus.</summary>
    public static PanelKind<PackageHistory> History { get; } = new(
        "history", 1, (JsonTypeInfo<PackageHistory>)FactJson.Options.GetTypeInfo(typeof(PackageHistory)), [DatagrepperService.Descriptor]);
}
