namespace FedoraPackages.Web.Names;

/// <summary>
/// The names that readers have looked at while nobody could say which packages there are. Each becomes keys in the store and questions to services,
/// and anybody can make up names: so only so many a minute, and only so many in all.
/// </summary>
internal sealed class UnconfirmedNames(TimeProvider clock)
{
    public const int PerMinute = 30;
    public const int Most = 1_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly HashSet<string> admitted = new(StringComparer.Ordinal);
    private readonly Queue<long> lately = new();

    /// <summary>True for a name that was looked at before, and for a new one while there is room.</summary>
    public bool Admit(string name)
    {
        lock (gate)
        {
            if (admitted.Contains(name))
                return true;
            while (lately.TryPeek(out var at) && clock.GetElapsedTime(at) >= Minute)
                lately.Dequeue();
            if (lately.Count >= PerMinute || admitted.Count >= Most)
                return false;
            lately.Enqueue(clock.GetTimestamp());
            return admitted.Add(name);
        }
    }
}
