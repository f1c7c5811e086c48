namespace FedoraPackages.Worker.Listening;

/// <summary>Until when all that this worker was told is marked: nothing that is still under way was sent before it.</summary>
internal sealed class HeardUntil(TimeProvider clock)
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

    /// <summary>Sees a message through to the end: while that has not come, nothing moves past it.</summary>
    public async Task ThroughAsync(DateTimeOffset sentAt, Func<Task> see)
    {
        // Anybody may be able to publish: a time to come would put off the cursor.
        var now = clock.GetUtcNow();
        var at = sentAt < now ? sentAt : now;
        var isThrough = false;
        Begin(at);
        try
        {
            await see();
            isThrough = true;
        }
        finally
        {
            End(at, isThrough);
        }
    }

    private void Begin(DateTimeOffset sentAt)
    {
        lock (gate)
            underWay[sentAt] = underWay.GetValueOrDefault(sentAt) + 1;
    }

    private void End(DateTimeOffset sentAt, bool isThrough)
    {
        lock (gate)
        {
            if (--underWay[sentAt] == 0)
                underWay.Remove(sentAt);
            if (isThrough && (newest is null || sentAt > newest))
                newest = sentAt;
        }
    }
}
