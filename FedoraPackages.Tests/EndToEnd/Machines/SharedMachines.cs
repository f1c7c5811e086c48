using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>
/// One site of two workers and two web nodes, and a Redis of its own, for all classes of its collection, which leave two workers and what is right behind.
/// Started by the first; its broker is everybody's.
/// </summary>
[CollectionDefinition(nameof(SharedMachines))]
public sealed class SharedMachines(SharedServers servers) : ICollectionFixture<SharedMachines>, IAsyncDisposable
{
    private ManyMachines? site;

    internal async Task<ManyMachines> SiteAsync() =>
        site ??= await ManyMachines.StartAsync(workers: 2, broker: await (await servers.RabbitMqAsync()).NewVirtualHostAsync());

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
    }
}
