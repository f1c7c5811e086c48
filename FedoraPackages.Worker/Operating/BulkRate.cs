namespace FedoraPackages.Worker.Operating;

/// <summary>How fast a bulk refresh has been during the last half minute.</summary>
internal sealed class BulkRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<(long At, int Count)> counts = new();
    private readonly long began = clock.GetTimestamp();

    public double PerSecond
    {
        get
        {
            while (counts.TryPeek(out var first) && clock.GetElapsedTime(first.At) > Window)
                counts.Dequeue();
            var over = Math.Min(Window.TotalSeconds, Math.Max(1, clock.GetElapsedTime(began).TotalSeconds));
            return counts.Sum(c => c.Count) / over;
        }
    }

    public void Count(int ended) => counts.Enqueue((clock.GetTimestamp(), ended));
}
