namespace FedoraPackages.Connectors.Storage;

/// <summary>An entry of a journal.</summary>
/// <param name="Id">The store's own, in the order of writing.</param>
public sealed record JournalEntry(string Id, string Text);
