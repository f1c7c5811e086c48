using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Marks a great many panels that nobody has said anything new of: after a restart, another life of the store, a change of releases. Each
/// service is asked for no more of them a second than its budget allows; what somebody looks at goes sooner by itself.
/// </summary>
internal sealed class InTurn(IPanelStore store, IEnumerable<IPanelSource> sources, IEnumerable<UpstreamGauge> gauges)
{
    /// <summary>Written at once: nobody else's step waits long for them.</summary>
    private const int AtOnce = 200;

    private readonly Dictionary<string, string> services = sources.ToDictionary(s => s.Kind.Name, s => s.Service);

    /// <param name="unlessGatheredSince">Those that have been gathered since then, by the store's time, are left out.</param>
    public async Task MarkAsync(IEnumerable<PanelKey> keys, string cause, DateTimeOffset? unlessGatheredSince, CancellationToken ct)
    {
        var budgets = gauges.Select(g => g.Read()).ToDictionary(s => s.Service, s => s.BulkPerSecond);
        var asked = new Dictionary<string, int>();
        PanelMark Mark(PanelKey key)
        {
            var service = services[key.Kind];
            var before = asked.GetValueOrDefault(service);
            asked[service] = before + 1;
            return PanelMark.InTurn(key, cause, TimeSpan.FromSeconds(before / budgets[service])) with { UnlessGatheredSince = unlessGatheredSince };
        }

        // What the whole site stands on goes first.
        foreach (var some in keys.Where(k => services.ContainsKey(k.Kind)).OrderBy(k => k.Package.Length > 0).Chunk(AtOnce))
            await store.MarkAsync([.. some.Select(Mark)], ct);
    }
}
