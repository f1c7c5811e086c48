using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Marks whatever is kept, each within its service's budget: something has happened, and nobody knows what.</summary>
internal sealed class Suspects(IPanelStore store, IEnumerable<IPanelSource> sources, InTurn inTurn, RefreshPump pump)
{
    private readonly Dictionary<string, int> schemas = sources.ToDictionary(s => s.Kind.Name, s => s.Kind.Schema);

    /// <param name="unlessGatheredSince">What has been gathered since then, by the store's time, is above suspicion.</param>
    public async Task MarkAsync(string cause, DateTimeOffset? unlessGatheredSince, CancellationToken ct) =>
        await MarkAsync(await store.KeysAsync(ct), cause, unlessGatheredSince, ct);

    public async Task MarkAsync(IEnumerable<PanelKey> kept, string cause, DateTimeOffset? unlessGatheredSince, CancellationToken ct)
    {
        await inTurn.MarkAsync(kept.Where(k => schemas.TryGetValue(k.Kind, out var schema) && k.Schema == schema), cause, unlessGatheredSince, ct);
        pump.Wake();
    }
}
