namespace FedoraPackages.Connectors.Releases;

/// <summary>A build in a row.</summary>
/// <param name="BuildId">Null where only its name is known.</param>
/// <param name="Words">Its version with the epoch when there is one; the dist tag only where it is not the row's.</param>
/// <param name="At">When it was built, or for one that runs when it began; null where nobody says.</param>
public sealed record MatrixBuild(long? BuildId, string Nvr, string Words, RpmVersion Version, DateTimeOffset? At);
