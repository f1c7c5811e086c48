namespace FedoraPackages.Connectors.Bodhi;

/// <summary>When and why an update was thrown out of a push, in Bodhi's words.</summary>
public sealed record Ejection(DateTimeOffset At, string Reason);
