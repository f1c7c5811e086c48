namespace FedoraPackages.Connectors.Bodhi;

/// <summary>A build that others are built against before its update is stable.</summary>
public sealed record BuildrootOverride(string Nvr, string Submitter, DateTimeOffset Submitted, DateTimeOffset Expires);
