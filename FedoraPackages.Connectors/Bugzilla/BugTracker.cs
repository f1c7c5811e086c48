namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>That a bug blocks one of Fedora's tracker bugs (<c>F45FTBFS</c>, <c>F45BetaBlocker</c>; <c>upstreams/http.md</c> §2.6).</summary>
/// <param name="Release">The release's Bodhi name: <c>F45</c>.</param>
/// <param name="Milestone">"Beta" or "Final", for blockers and freeze exceptions.</param>
/// <param name="Accepted">Its whiteboard says that it was accepted; false: proposed only. Always true for build and install failures.</param>
public sealed record BugTracker(TrackerKind Kind, string Release, string? Milestone, bool Accepted);
