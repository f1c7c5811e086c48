namespace FedoraPackages.Connectors.Operations;

/// <summary>A service is not asked since then.</summary>
/// <param name="By">For administrators only.</param>
public sealed record ServicePause(DateTimeOffset Since, string By);
