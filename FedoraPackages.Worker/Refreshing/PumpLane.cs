using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The places for the panels of one service in one lane: what hangs there holds up nothing else.</summary>
internal sealed class PumpLane(ToDoShare share, int places) : IDisposable
{
    private readonly SemaphoreSlim free = new(places);
    private readonly SemaphoreSlim woken = new(0, 1);

    public ToDoShare Share => share;

    public int Places => places;

    /// <summary>True while every place is taken: then a wake is of no use here.</summary>
    public bool IsFull => free.CurrentCount == 0;

    public Task EnterAsync(CancellationToken ct) => free.WaitAsync(ct);

    public void Leave() => free.Release();

    /// <summary>Look soon. More than one is one.</summary>
    public void Wake()
    {
        try
        {
            woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has said so already.
        }
    }

    /// <summary>Until somebody wakes it, or for this long.</summary>
    public async Task WokenAsync(TimeSpan atMost, TimeProvider clock, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await woken.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time to look by itself.
        }
    }

    public void Dispose()
    {
        free.Dispose();
        woken.Dispose();
    }
}
