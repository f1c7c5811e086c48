using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Storage;

/// <summary>A rule to be applied to one key, given its state and the store's time.</summary>
internal sealed record Step<T>(PanelKey Key, Func<PanelState, long, Ruling<T>> Rule);
