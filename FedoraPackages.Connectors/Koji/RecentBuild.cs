using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>One line about a build.</summary>
/// <param name="Nvr">Name, version and release, without the epoch.</param>
/// <param name="Completed">Null while it runs.</param>
public sealed record RecentBuild(
    long BuildId, string Package, string Nvr, BuildState State, string Owner, DateTimeOffset Started, DateTimeOffset? Completed);
