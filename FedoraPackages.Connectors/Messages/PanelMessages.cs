using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Messages;

/// <summary>"There is something on the to-do list." Wakes a worker; carries nothing that could get lost.</summary>
public sealed record PanelsMarked;

/// <summary>"This panel changed": key and generation, never a value. Goes to every web node.</summary>
public sealed record PanelRefreshed(PanelKey Key, long Generation);

/// <summary>Which keys the tabs of one web node look at: all of them every thirty seconds, and between what has changed. Forgotten after ninety.</summary>
/// <param name="Gone">Null: the keys are all there are. Else they have come, and these have gone.</param>
public sealed record PanelsWatched(string Node, IReadOnlyList<PanelKey> Keys, IReadOnlyList<PanelKey>? Gone = null);

/// <summary>"Who looks at what?" Asked by a worker that has just come, or come back: every web node answers with <see cref="PanelsWatched"/>.</summary>
public sealed record WatchedWanted;
