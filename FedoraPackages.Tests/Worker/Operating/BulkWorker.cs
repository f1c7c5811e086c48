using FedoraPackages.Connectors.Operations;
using FedoraPackages.Worker.Operating;

namespace FedoraPackages.Tests.Worker.Operating;

/// <summary>A worker of <see cref="BulkShop"/>.</summary>
internal sealed class BulkWorker(BulkRefresher refresher, IReadOnlyList<ISharedDocument> documents)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task StartAsync() => refresher.StartAsync(Ct);

    public Task StopAsync() => refresher.StopAsync(Ct);

    public async Task LookAsync()
    {
        foreach (var document in documents)
            await document.LookAsync(Ct);
    }
}
