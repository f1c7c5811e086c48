namespace FedoraPackages.Connectors.Bodhi;

/// <summary>A bug an update closes.</summary>
/// <param name="Title">Null where Bodhi has not read it.</param>
/// <param name="Parent">A security bug over several releases, which this update alone does not close.</param>
public sealed record UpdateBug(long Id, string? Title, bool Security, bool Parent);
