using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class RedisToDoListTests(SharedServers servers) : ToDoListTests, IAsyncLifetime
{
    private RedisStores stores = null!;

    public async ValueTask InitializeAsync() => stores = new RedisStores(await servers.RedisAsync());

    public async ValueTask DisposeAsync() => await stores.DisposeAsync();

    private protected override IPanelStore Open(FakeTimeProvider clock) => stores.Open(clock);
}
