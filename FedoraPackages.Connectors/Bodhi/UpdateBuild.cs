namespace FedoraPackages.Connectors.Bodhi;

/// <summary>A build in an update. <paramref name="Epoch"/> is null where there is none.</summary>
public sealed record UpdateBuild(string Nvr, long? Epoch, bool Signed);
