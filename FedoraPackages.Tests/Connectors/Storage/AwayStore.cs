using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>A store that is away when the test says so.</summary>
internal sealed class AwayStore(IPanelStore inner) : StoreInBetween(inner)
{
    public bool IsAway { get; set; }

    /// <summary>Neither answers nor fails.</summary>
    public bool Hangs { get; set; }

    protected override async Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        if (Hangs)
            await new TaskCompletionSource().Task;
        return IsAway ? throw new StoreAwayException("away") : await call();
    }
}
