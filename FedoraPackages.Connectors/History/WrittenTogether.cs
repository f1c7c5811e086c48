namespace FedoraPackages.Connectors.History;

/// <summary>
/// One write is under way at a time, and what comes meanwhile goes together into the next: one by itself is written at once, and of a burst
/// a write has as many as came during the one before.
/// </summary>
internal sealed class WrittenTogether<T>(Func<IReadOnlyList<T>, Task> write)
{
    private readonly Lock gate = new();
    private List<T> next = [];
    private Task? nextWrite;
    private Task last = Task.CompletedTask;

    /// <summary>Done when they are written. What breaks a write breaks it for all that are in it.</summary>
    public Task AddAsync(IReadOnlyList<T> items)
    {
        lock (gate)
        {
            next.AddRange(items);
            if (nextWrite is null)
            {
                nextWrite = WriteAsync(last);
                last = nextWrite;
            }

            return nextWrite;
        }
    }

    private async Task WriteAsync(Task before)
    {
        // Never within the lock of whoever begins it.
        await Task.Yield();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        List<T> items;
        lock (gate)
            (items, next, nextWrite) = (next, [], null);
        await write(items).ConfigureAwait(false);
    }
}
