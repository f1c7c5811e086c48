using System.Collections.Concurrent;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Passes everything on to a store, and counts how often each panel is read.</summary>
internal sealed class CountingStore(IPanelStore inner) : StoreInBetween(inner)
{
    private readonly ConcurrentDictionary<PanelKey, int> reads = new();

    public int Reads(PanelKey key) => reads.GetValueOrDefault(key);

    protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        if (method == nameof(ReadAsync))
            reads.AddOrUpdate(key, 1, (_, n) => n + 1);
        return call();
    }
}
