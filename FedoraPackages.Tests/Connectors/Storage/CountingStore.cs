using System.Collections.Concurrent;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Counts what is asked of a store.</summary>
internal sealed class CountingStore(IPanelStore inner) : StoreInBetween(inner)
{
    private readonly ConcurrentDictionary<string, int> calls = new();

    public int Calls(string method) => calls.GetValueOrDefault(method);

    protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        calls.AddOrUpdate(method, 1, (_, before) => before + 1);
        return call();
    }
}
