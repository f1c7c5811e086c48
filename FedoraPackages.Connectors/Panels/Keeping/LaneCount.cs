namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>How much there is to do in one lane.</summary>
/// <param name="Waiting">Everything, what is due later included.</param>
/// <param name="Due">What could be taken now.</param>
/// <param name="Oldest">How long the first of those has been due.</param>
public sealed record LaneCount(RefreshLane Lane, int Waiting, int Due, TimeSpan Oldest);
