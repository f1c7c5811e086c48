using System.Collections.Concurrent;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// The messages of the last three hours: what Fedora's bus delivers twice, and what the archive repeats of it, is dropped. Three hours,
/// because the archive's last two are looked at again each hour.
/// </summary>
internal sealed class SeenIds(TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(3);

    /// <summary>Some minutes of the worst burst; the oldest go first.</summary>
    private const int Most = 200_000;

    private static readonly Task<bool> Dealt = Task.FromResult(true);

    private readonly ConcurrentDictionary<string, Task<bool>> ids = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Id, DateTimeOffset At)> inOrder = new();
    private readonly ConcurrentQueue<string> news = new();

    /// <summary>Null: nobody has dealt with it, and whoever asks is to do it now. Else ends when another has: true; or could not: false.</summary>
    /// <param name="done">Of whoever asks.</param>
    public Task<bool>? Begin(string id, Task<bool> done)
    {
        var first = ids.GetOrAdd(id, done);
        return ReferenceEquals(first, done) ? null : first;
    }

    /// <summary>It has been dealt with.</summary>
    public bool Knows(string id) => ids.TryGetValue(id, out var done) && ReferenceEquals(done, Dealt);

    /// <summary>It is dealt with: for three hours it does not count again.</summary>
    /// <param name="tell">The other workers, too.</param>
    public void Done(string id, bool tell)
    {
        Keep(id, clock.GetUtcNow());
        if (tell)
            news.Enqueue(id);
    }

    /// <summary>It is not dealt with, and comes again.</summary>
    public void Failed(string id) => ids.TryRemove(id, out _);

    /// <summary>Another worker has dealt with them.</summary>
    public void Learn(IEnumerable<string> others, DateTimeOffset at)
    {
        foreach (var id in others.Where(id => !ids.ContainsKey(id)))
            Keep(id, at);
    }

    /// <summary>What this worker has dealt with since it was last asked.</summary>
    public IReadOnlyList<string> TakeNews(int most)
    {
        var taken = new List<string>();
        while (taken.Count < most && news.TryDequeue(out var id))
            taken.Add(id);
        return taken;
    }

    private void Keep(string id, DateTimeOffset at)
    {
        ids[id] = Dealt;
        inOrder.Enqueue((id, at));
        var old = clock.GetUtcNow() - Kept;
        while (inOrder.TryPeek(out var first) && (first.At < old || inOrder.Count > Most) && inOrder.TryDequeue(out var gone))
            ids.TryRemove(gone.Id, out _);
    }
}
