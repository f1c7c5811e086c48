namespace FedoraPackages.Worker.Listening;

/// <summary>
/// What is being sent side by side, within a budget of bytes. Who begins waits for room, and not for the end. One begins at a time.
/// </summary>
internal sealed class SendingWindow(int mostBytes) : IDisposable
{
    private const int Unit = 64 * 1024;

    private readonly int units = Math.Max(1, mostBytes / Unit);
    private readonly SemaphoreSlim free = new(Math.Max(1, mostBytes / Unit));
    private readonly SemaphoreSlim beginning = new(1);

    /// <param name="send">Must not throw: nobody waits to hear it.</param>
    public async Task BeginAsync(int bytes, Func<Task> send, CancellationToken ct)
    {
        var needed = Math.Clamp((bytes + Unit - 1) / Unit, 1, units);
        await beginning.WaitAsync(ct);
        try
        {
            await TakeAsync(needed, ct);
        }
        finally
        {
            beginning.Release();
        }

        _ = SendAsync(send, needed);
    }

    /// <summary>Waits until nothing is being sent; afterwards nothing can begin.</summary>
    public async Task CloseAsync()
    {
        await beginning.WaitAsync();
        await TakeAsync(units, CancellationToken.None);
    }

    public void Dispose()
    {
        free.Dispose();
        beginning.Dispose();
    }

    private async Task TakeAsync(int needed, CancellationToken ct)
    {
        var taken = 0;
        try
        {
            for (; taken < needed; taken++)
                await free.WaitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            if (taken > 0)
                free.Release(taken);
            throw;
        }
    }

    private async Task SendAsync(Func<Task> send, int taken)
    {
        try
        {
            await send();
        }
        finally
        {
            free.Release(taken);
        }
    }
}
