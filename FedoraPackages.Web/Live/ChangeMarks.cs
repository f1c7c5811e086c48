namespace FedoraPackages.Web.Live;

/// <summary>
/// Which rows of a panel have just changed, and what is to be said about it to those who listen: a mark for ten seconds, one
/// announcement per five seconds at most.
/// </summary>
internal sealed class ChangeMarks(TimeProvider time)
{
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan BetweenAnnouncements = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, DateTimeOffset> until = [];
    private IReadOnlyDictionary<string, string>? rows;
    private DateTimeOffset quietUntil = DateTimeOffset.MinValue;
    private string? waiting;

    /// <summary>The last words said; empty at first.</summary>
    public string Announcement { get; private set; } = "";

    public bool Has(string row) => until.ContainsKey(row);

    /// <summary>When <see cref="Pass"/> will have something to do; null when never.</summary>
    public DateTimeOffset? NextDue => until.Values
        .Cast<DateTimeOffset?>()
        .Append(waiting is null ? null : quietUntil)
        .Min();

    /// <summary>Takes the rows as they stand now (key and all that is seen of each) and marks what differs from the last time.</summary>
    /// <param name="title">The panel's, for the announcement.</param>
    public void Take(IReadOnlyDictionary<string, string> now, string title)
    {
        var before = rows;
        rows = now;
        if (before is null)
            return;

        int added = 0, changed = 0;
        foreach (var (row, seen) in now)
        {
            if (before.TryGetValue(row, out var old) && old == seen)
                continue;
            until[row] = time.GetUtcNow() + Shown;
            _ = old is null ? added++ : changed++;
        }

        if (added + changed > 0)
            Announce($"{title}: {Words(added, changed)}");
    }

    /// <summary>Forgets the marks whose time is over, and says what had to wait.</summary>
    public void Pass()
    {
        var now = time.GetUtcNow();
        foreach (var row in until.Where(u => u.Value <= now).Select(u => u.Key).ToList())
            until.Remove(row);
        if (waiting is { } words && quietUntil <= now)
            Announce(words);
    }

    private void Announce(string words)
    {
        var now = time.GetUtcNow();
        if (now < quietUntil)
        {
            waiting = words;
            return;
        }

        waiting = null;
        // The same words again are said again only if the text differs.
        Announcement = words == Announcement ? words + "\u00A0" : words;
        quietUntil = now + BetweenAnnouncements;
    }

    private static string Words(int added, int changed) => (added, changed) switch
    {
        (_, 0) => $"{added} new",
        (0, _) => $"{changed} changed",
        _ => $"{added} new, {changed} changed",
    };
}
