using FedoraPackages.Connectors.Bugzilla;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What others than Bodhi know that bears on an update.</summary>
/// <param name="Package">The package whose page it is told on: only of its builds anything is known.</param>
/// <param name="Bugs">Its bugs, which know what blocks a release; null: not known.</param>
/// <param name="InKoji">Where its builds are in the update's release; null: not known.</param>
public sealed record UpdateContext(string Package, BugList? Bugs, ReleaseBuilds? InKoji);
