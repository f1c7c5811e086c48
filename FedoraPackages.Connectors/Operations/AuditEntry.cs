namespace FedoraPackages.Connectors.Operations;

/// <summary>Something an administrator did, or was not let do.</summary>
/// <param name="Who">The name they signed in with.</param>
/// <param name="What">The action.</param>
/// <param name="Subject">What it was done to; empty where that says nothing more.</param>
/// <param name="Result">"done", or why not.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string What, string Subject, string Result);
