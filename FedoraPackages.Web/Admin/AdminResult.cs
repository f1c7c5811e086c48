namespace FedoraPackages.Web.Admin;

/// <summary>How an action ended.</summary>
internal sealed record AdminResult(AdminOutcome Outcome, string Words);
