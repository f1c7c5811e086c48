namespace FedoraPackages.Worker.Refreshing;

/// <summary>Whether anybody tells this site what changes. Where nobody does, a restart is the time to look again.</summary>
internal sealed record Hearing(bool Anything);
