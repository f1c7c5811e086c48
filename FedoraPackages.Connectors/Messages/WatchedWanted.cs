namespace FedoraPackages.Connectors.Messages;

/// <summary>"Who looks at what?" Asked by a worker that has just come, or come back: every web node answers with <see cref="PanelsWatched"/>.</summary>
public sealed record WatchedWanted;
