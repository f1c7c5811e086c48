namespace FedoraPackages.Worker.Listening;

/// <summary>Until when all that this worker was told is marked: nothing that is still under way was sent before it.</summary>
internal sealed class HeardUntil
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<DateTimeOffset, int> underWay = [];
    private DateTimeOffset? newest;

    /// <summary>Null while nothing has been heard.</summary>
    public DateTimeOffset? Time
    {
        get
        {
            lock (gate)
            {
                foreach (var (oldest, _) in underWay)
                    return oldest;
                return newest;
            }
        }
    }

    public void Begin(DateTimeOffset sentAt)
    {
        lock (gate)
            underWay[sentAt] = underWay.GetValueOrDefault(sentAt) + 1;
    }

    /// <param name="marked">False: it comes again.</param>
    public void End(DateTimeOffset sentAt, bool marked)
    {
        lock (gate)
        {
            if (--underWay[sentAt] == 0)
                underWay.Remove(sentAt);
            if (marked && (newest is null || sentAt > newest))
                newest = sentAt;
        }
    }
}
