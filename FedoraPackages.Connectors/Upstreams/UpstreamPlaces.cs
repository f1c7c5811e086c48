namespace FedoraPackages.Connectors.Upstreams;

/// <summary>
/// How many questions one service is asked at once. A question that has not been answered within a second gives its place to the next one
/// and goes on in one of the places for slow ones, as long as there are any: twelve questions that take half a minute each must not keep
/// a quick one waiting.
/// </summary>
/// <param name="quick">Places for questions younger than a second.</param>
internal sealed class UpstreamPlaces(int quick, TimeProvider clock)
{
    /// <summary>Slow questions for each quick place. Twelve at once have been seen; a service with more than this is not well.</summary>
    private const int SlowForEachQuick = 4;

    /// <summary>Those who wait. More would be answered long after their readers have gone.</summary>
    private const int MostWaiting = 1000;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> waiting = [];
    private readonly LinkedList<Place> overdue = [];
    private int inQuick;
    private int inSlow;

    /// <summary>A place, or null when there was none for that long, or when those who wait were turned away. To be given back.</summary>
    public async Task<IDisposable?> EnterAsync(TimeSpan patience, CancellationToken ct)
    {
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        LinkedListNode<TaskCompletionSource<bool>> node;
        lock (gate)
        {
            if (waiting.Count >= MostWaiting)
                return null;
            node = waiting.AddLast(mine);
            Admit();
        }

        using var late = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        using var given = either.Token.Register(() => GiveUp(node));
        return await mine.Task.ConfigureAwait(false) ? new Place(this, clock) : Nothing(ct);
    }

    /// <summary>The service does not answer: whoever waits to ask it waits no longer.</summary>
    public void TurnAway()
    {
        lock (gate)
        {
            foreach (var one in waiting)
                one.TrySetResult(false);
            waiting.Clear();
        }
    }

    private static Place? Nothing(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return null;
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> node)
    {
        lock (gate)
        {
            if (node.List is null)
                return;
            waiting.Remove(node);
            node.Value.TrySetResult(false);
        }
    }

    private void Admit()
    {
        for (; inQuick < quick && waiting.First is { } first; inQuick++)
        {
            waiting.RemoveFirst();
            first.Value.TrySetResult(true);
        }
    }

    private void SlowDown(Place place)
    {
        lock (gate)
        {
            if (place.IsOver)
                return;
            overdue.AddLast(place);
            Promote();
        }
    }

    private void Promote()
    {
        for (; inSlow < quick * SlowForEachQuick && overdue.First is { } first; inSlow++, inQuick--)
        {
            overdue.RemoveFirst();
            first.Value.IsSlow = true;
        }

        Admit();
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            if (place.IsOver)
                return;
            place.IsOver = true;
            overdue.Remove(place);
            _ = place.IsSlow ? inSlow-- : inQuick--;
            Promote();
        }
    }

    private sealed class Place : IDisposable
    {
        private readonly UpstreamPlaces owner;
        private readonly ITimer timer;

        public Place(UpstreamPlaces owner, TimeProvider clock)
        {
            this.owner = owner;
            timer = clock.CreateTimer(_ => owner.SlowDown(this), null, Quick, Timeout.InfiniteTimeSpan);
        }

        public bool IsSlow { get; set; }

        public bool IsOver { get; set; }

        public void Dispose()
        {
            timer.Dispose();
            owner.Leave(this);
        }
    }
}
