namespace FedoraPackages.Connectors.Releases;

/// <summary>Something on its way into a release.</summary>
/// <param name="Update">The alias of its update; null when it is in none.</param>
/// <param name="Others">How many other builds are in the update.</param>
/// <param name="Waits">Where it stands and why it waits, in reading order.</param>
public sealed record OnTheWay(MatrixBuild Build, string? Update, int Others, IReadOnlyList<Wait> Waits);
