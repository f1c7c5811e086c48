using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// Notes down, after each connection, that something may have been missed before it; and moves the cursor while nothing is missing.
/// </summary>
internal sealed class MissedMessages(SharedDocument<ListeningState> state, HeardUntil heard, TimeProvider clock)
{
    /// <summary>
    /// Messages are stored by when they were sent, some arrive late, and a binding is not there everywhere at once
    /// (<c>upstreams/bus.md</c> §1.2).
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private bool listens;
    private DateTimeOffset? deafSince;

    /// <summary>Whoever listens does not hear any more: from now on the cursor stands still.</summary>
    public void Lost()
    {
        lock (gate)
        {
            if (listens)
                deafSince = clock.GetUtcNow();
            listens = false;
        }
    }

    /// <summary>To be called when it listens again; done when that is stored.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        var until = clock.GetUtcNow();
        await StoreWait.ForAsync(() => state.UpdateAsync(now => now.Ask(until, Overlap, deafSince), tell: true, ct), clock, ct);
        lock (gate)
            (listens, deafSince) = (true, null);
    }

    /// <summary>To be called now and then.</summary>
    public async Task AdvanceAsync(CancellationToken ct)
    {
        DateTimeOffset? until;
        lock (gate)
            until = listens ? heard.Time : null;
        if (until is { } time && state.Current.Advance(time) != state.Current)
            await state.UpdateAsync(now => now.Advance(time), tell: false, ct);
    }
}
