namespace FedoraPackages.Connectors.Releases;

/// <summary>An older release that holds a newer version.</summary>
/// <param name="Release">Its Bodhi name.</param>
/// <param name="Words">The version, as that release's row shows it.</param>
/// <param name="Since">When that was built; null where nobody says.</param>
/// <param name="Mending">What is on its way that is no older, newest first; null: nothing.</param>
public sealed record UpgradePath(string Release, string Words, DateTimeOffset? Since = null, OnTheWay? Mending = null);
