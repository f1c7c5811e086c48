namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>One life of a store: from when it began, emptied or from a copy, until it is emptied or restarted.</summary>
/// <param name="Began">What was gathered since then cannot be out of an older copy.</param>
/// <param name="Settled">All that is kept has been marked since this life began.</param>
public sealed record StoreLife(string Name, DateTimeOffset Began, bool Settled);
