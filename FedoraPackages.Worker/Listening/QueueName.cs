using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Worker.Listening;

/// <summary>
/// What our queue is called. At Fedora's public broker everybody may read everybody's queue, and only names that look like a UUID may be
/// declared (<c>upstreams/bus.md</c> §1.3): so it is a random one, kept for all workers and told to nobody.
/// </summary>
internal sealed class QueueName(FedoraBusSettings settings, SharedDocument<ListeningState> state, TimeProvider clock)
{
    public async Task<string> GetAsync(CancellationToken ct)
    {
        if (settings.Queue is { } given)
            return given;
        var kept = await StoreWait.ForAsync(
            () => state.UpdateAsync(now => now.Queue is null ? now with { Queue = Guid.NewGuid().ToString() } : now, tell: false, ct), clock, ct);
        return kept.Queue!;
    }
}
