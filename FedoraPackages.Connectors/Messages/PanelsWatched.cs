using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Which keys the tabs of one web node look at: all of them every thirty seconds, and between what has changed. Forgotten after ninety.</summary>
/// <param name="Gone">Null: the keys are all there are. Else they have come, and these have gone.</param>
public sealed record PanelsWatched(string Node, IReadOnlyList<PanelKey> Keys, IReadOnlyList<PanelKey>? Gone = null);
