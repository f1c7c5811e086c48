using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>Our bus as one worker reaches it: a notification goes to every node's inbox, or gets lost on the way.</summary>
internal sealed class ModelBus(IReadOnlyList<ModelNode> nodes, Turns turns, Actor worker, Random dice, Traits traits, ModelChecks checks) : IPanelSignals
{
    private readonly HashSet<long> early = [];

    /// <summary>The same bus for <see cref="PlantedBug.NotificationBeforeSwap"/>: tells at once, and swallows what is told afterwards.</summary>
    public IPanelSignals Early => new EarlySignals(this);

    public Task MarkedAsync(RefreshLane lane, CancellationToken ct) => Task.CompletedTask;

    public async Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct)
    {
        if (early.Contains(generation))
            return;
        checks.Told(key, generation);
        await turns.NextAsync(worker);
        Send(key, generation);
    }

    public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct) => Task.CompletedTask;

    private void Send(PanelKey key, long generation)
    {
        foreach (var node in nodes)
        {
            if (!traits.LosesNotifications || dice.Next(3) > 0)
                node.Inbox.Add((key, generation));
        }
    }

    private sealed class EarlySignals(ModelBus bus) : IPanelSignals
    {
        public Task MarkedAsync(RefreshLane lane, CancellationToken ct) => Task.CompletedTask;

        public Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct)
        {
            bus.early.Add(generation);
            bus.Send(key, generation);
            return Task.CompletedTask;
        }

        public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct) => Task.CompletedTask;
    }
}
