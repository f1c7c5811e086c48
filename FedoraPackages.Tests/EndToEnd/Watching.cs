using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Tests.Web.Live;
using FedoraPackages.Web.Live;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Somebody looks at the builds of some packages: subscribed, fetched, and known to the worker.</summary>
internal sealed class Watching : IDisposable
{
    private readonly List<Subscription> subscriptions;

    private Watching(List<Subscription> subscriptions) => this.subscriptions = subscriptions;

    public static async Task<Watching> BeginAsync(IServiceProvider services, params IReadOnlyCollection<string> packages)
    {
        var keys = packages.Select(p => KojiPanels.Builds.For(p)).ToList();
        var rooms = services.GetRequiredService<PackageSubscriptions>();
        var watching = new Watching(keys.ConvertAll(rooms.Subscribe));
        var reader = services.GetRequiredService<PanelReader>();
        foreach (var key in keys)
        {
            await Eventually.TrueAsync(
                async () => (await reader.ReadAsync(KojiPanels.Builds, key, TestContext.Current.CancellationToken)).Value is not null, $"{key} is fetched");
        }

        await WorkerKnowsAsync(services, keys);
        return watching;
    }

    /// <summary>
    /// Waits until the worker has heard that these keys are looked at. What a node says before our bus listens is lost, and it says it
    /// again after thirty seconds only: here it is said again at once.
    /// </summary>
    public static async Task WorkerKnowsAsync(IServiceProvider services, IReadOnlyList<PanelKey> keys)
    {
        var watched = services.GetRequiredService<WatchedKeys>();
        var signals = services.GetRequiredService<IPanelSignals>();
        await Eventually.TrueAsync(
            async () =>
            {
                if (!keys.All(watched.Contains))
                    await signals.WatchedAsync("a reader", keys, gone: null, TestContext.Current.CancellationToken);
                return keys.All(watched.Contains);
            },
            "the worker knows what is looked at");
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
