using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Messages;

/// <summary>"This panel changed": key and generation, never a value. Goes to every web node.</summary>
public sealed record PanelRefreshed(PanelKey Key, long Generation);
