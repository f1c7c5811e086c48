namespace FedoraPackages.Web.Components.Controls;

/// <summary>
/// A list that grows while it is looked at. While it is held nothing in it moves: what is shown may look different, and what is new waits
/// and is counted.
/// </summary>
internal sealed class HeldList<T>(Func<T, string> keyOf)
{
    private IReadOnlyList<T> latest = [];
    private bool held;

    public IReadOnlyList<T> Shown { get; private set; } = [];

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Takes the list as it stands now.</summary>
    public void Take(IReadOnlyList<T> now)
    {
        latest = now;
        if (!held || Shown.Count == 0)
        {
            ShowAll();
            return;
        }

        var unseen = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in now)
            unseen.TryAdd(keyOf(item), item);
        Shown = [.. Shown.Select(item => unseen.Remove(keyOf(item), out var newer) ? newer : item)];
        Waiting = unseen.Count;
    }

    public void ShowAll() => (Shown, Waiting) = (latest, 0);

    /// <returns>True when the list is another now: it was let go.</returns>
    public bool Hold(bool hold)
    {
        held = hold;
        if (hold || ReferenceEquals(Shown, latest))
            return false;
        ShowAll();
        return true;
    }
}
