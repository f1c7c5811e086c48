namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>How much there is to do.</summary>
/// <param name="Lanes">Of each lane, in the order of lanes.</param>
/// <param name="Leased">Under way.</param>
/// <param name="Failing">Whose last gathering failed.</param>
public sealed record ToDoCounts(IReadOnlyList<LaneCount> Lanes, int Leased, int Failing)
{
    public int Waiting => Lanes.Sum(l => l.Waiting);

    public int Due => Lanes.Sum(l => l.Due);

    /// <summary>How long what has been due longest has been so; zero when nothing is.</summary>
    public TimeSpan Oldest => Lanes.Max(l => l.Oldest);
}
