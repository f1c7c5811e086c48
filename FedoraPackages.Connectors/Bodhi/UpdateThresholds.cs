namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What an update needs before it may be pushed to stable by hand: this karma, or these days in testing.</summary>
public sealed record UpdateThresholds(int Karma, int Days);
