using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.History;

/// <summary>Something that was said of a package on Fedora's bus.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Fact">What it meant, and when it was sent.</param>
/// <param name="By">Who did it, by the name of an account; null where it does not say.</param>
public sealed record HistoryEntry(string Id, Fact Fact, string? By);
