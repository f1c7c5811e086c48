using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;

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

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile bool asked;

    /// <summary>Whoever listens was away.</summary>
    public void Begin() => asked = false;

    /// <summary>To be called when it listens again; done when that is stored.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        var until = clock.GetUtcNow();
        while (true)
        {
            try
            {
                await state.UpdateAsync(now => now.Ask(until, Overlap), tell: true, ct);
                asked = true;
                return;
            }
            catch (StoreAwayException)
            {
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    /// <summary>To be called now and then.</summary>
    public async Task AdvanceAsync(CancellationToken ct)
    {
        if (asked && heard.Time is { } until && state.Current.Advance(until) != state.Current)
            await state.UpdateAsync(now => now.Advance(until), tell: false, ct);
    }
}
