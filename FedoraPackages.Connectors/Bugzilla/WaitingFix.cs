namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>An update that closes a hole and is not stable yet.</summary>
/// <param name="Release">As on screen.</param>
/// <param name="Testing">In testing; false: before it.</param>
public sealed record WaitingFix(string Release, bool Testing, string Update);
