using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;

namespace FedoraPackages.Tests.Web.Live;

/// <summary>Counts the headers that are asked for.</summary>
internal sealed class CountingHeaders(IPanelStore inner) : StoreInBetween(inner)
{
    public int Headers { get; private set; }

    public override Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct)
    {
        Headers += keys.Count;
        return base.HeadersAsync(keys, ct);
    }

    protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call) => call();
}
