using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Connectors.Storage;

public sealed class RedisSiteStoreTests(SharedServers servers) : SiteStoreTests, IAsyncLifetime
{
    private RedisStores stores = null!;

    public async ValueTask InitializeAsync() => stores = new RedisStores(await servers.RedisAsync());

    public async ValueTask DisposeAsync() => await stores.DisposeAsync();

    private protected override ISiteStore Open() => stores.OpenSite();
}
