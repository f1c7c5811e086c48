namespace FedoraPackages.Connectors.Storage;

/// <summary>One life of a store: from when it began, emptied or from a copy, until it is emptied or restarted.</summary>
/// <param name="Settled">All that is kept has been marked since this life began.</param>
public sealed record StoreLife(string Name, bool Settled);
