namespace FedoraPackages.Connectors.Koji;

/// <summary>The task in which a build failed first.</summary>
/// <param name="Part">The architecture, <c>srpm</c>, <c>tag</c>, or for the build's own task <c>build</c>.</param>
/// <param name="Message">What its result says, in one line; "" where it has none. Upstream text: show as text.</param>
/// <param name="Log">The log that says more: <c>build.log</c> or <c>root.log</c>; null for a task that leaves none.</param>
public sealed record KojiBuildFailure(long TaskId, string Part, string Message, string? Log);
