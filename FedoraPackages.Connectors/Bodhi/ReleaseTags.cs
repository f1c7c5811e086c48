namespace FedoraPackages.Connectors.Bodhi;

/// <summary>The Koji tags of a release as its record names them; "" where it has none.</summary>
/// <param name="Base">The release's own tag, on which its package list stands: <c>f43</c>, <c>epel9</c>, <c>eln</c>.</param>
/// <param name="Stable">What counts as released: <c>f43-updates</c>, for Rawhide and early Branched <c>f46</c>.</param>
/// <param name="Testing">In updates-testing.</param>
/// <param name="Candidate">Where a finished build lands.</param>
/// <param name="PendingSigning">Waits for its signature.</param>
/// <param name="PendingTesting">Waits for the push to testing.</param>
/// <param name="PendingStable">Waits for the push to stable.</param>
/// <param name="Override">What others are built against before it is stable.</param>
public sealed record ReleaseTags(
    string Base, string Stable, string Testing, string Candidate, string PendingSigning, string PendingTesting, string PendingStable, string Override = "");
