namespace FedoraPackages.Worker.Operating;

/// <summary>How many panels may be asked of one service now: so many a second, and what was not used is kept for a second.</summary>
internal sealed class BulkBudget(double perSecond, TimeProvider clock)
{
    private readonly double most = Math.Max(1, perSecond);
    private double left = Math.Max(1, perSecond);
    private long at = clock.GetTimestamp();

    /// <summary>False: none is left.</summary>
    public bool TryTake()
    {
        var now = clock.GetTimestamp();
        left = Math.Min(most, left + (clock.GetElapsedTime(at, now).TotalSeconds * perSecond));
        at = now;
        if (left < 1)
            return false;
        left--;
        return true;
    }
}
