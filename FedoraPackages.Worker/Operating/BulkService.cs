namespace FedoraPackages.Worker.Operating;

/// <summary>How a bulk refresh gets on with one service: within its budget, not while it is paused, and one by one while it does not answer.</summary>
internal sealed class BulkService(string name, BulkBudget budget, Func<bool> isPaused, TimeProvider clock)
{
    private const int Unlucky = 5;

    private static readonly TimeSpan BetweenTrials = TimeSpan.FromSeconds(10);

    private int failedInARow;
    private long tried;

    public string Name => name;

    /// <summary>It is not asked now, or hardly.</summary>
    public bool IsWaitedFor => isPaused() || failedInARow >= Unlucky;

    /// <summary>May it be asked for one more panel?</summary>
    public bool TryTake()
    {
        if (isPaused() || (failedInARow >= Unlucky && clock.GetElapsedTime(tried) < BetweenTrials) || !budget.TryTake())
            return false;
        tried = clock.GetTimestamp();
        return true;
    }

    /// <summary>A panel was gathered, or was not.</summary>
    public void Ended(bool failed) => failedInARow = failed ? failedInARow + 1 : 0;
}
