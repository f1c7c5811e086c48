using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Web.Live;

/// <summary>
/// A notification may get lost. Every thirty seconds this node compares the generations of all keys its tabs look at with those of
/// the store, in one round trip, and tells the tabs; each knows whether it missed anything.
/// </summary>
internal sealed class GenerationSweep(
    PackageSubscriptions subscriptions,
    PanelMemory memory,
    IPanelStore store,
    TimeProvider clock,
    ILogger<GenerationSweep> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async Task SweepAsync(CancellationToken ct)
    {
        var keys = subscriptions.Keys();
        if (keys.Count == 0)
            return;
        foreach (var header in await store.HeadersAsync(keys, ct))
        {
            memory.Compare(header);
            // Whoever is up to date already sees so at once: what a tab has drawn may be older than what this node remembers.
            subscriptions.Publish(header.Key, header.Generation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.SweepFailed(log, e);
            }
        }
    }
}
