using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.SignalR;

namespace FedoraPackages.Web.Live;

/// <summary>For programs that want to hear at once when a package changes: <c>Watch</c>, <c>Unwatch</c>, and <c>panelRefreshed</c> comes back.</summary>
internal sealed class PackageHub(
    NameDirectory directory, PackageSubscriptions subscriptions, IHubContext<PackageHub> hub, ILogger<PackageHub> logger) : Hub
{
    public const string Path = "/hubs/packages";
    public const string PanelRefreshed = "panelRefreshed";

    private HubFeed Feed => (HubFeed)Context.Items[typeof(HubFeed)]!;

    public async Task Watch(string package)
    {
        if (!PackageName.IsValid(package))
            throw new HubException("no such package");
        var names = await directory.CurrentAsync(Context.ConnectionAborted) ?? throw new HubException("not ready yet: try again in a minute");
        if (names.Find(package) is null)
            throw new HubException("no such package");
        if (!Feed.Watch(package))
            throw new HubException($"one connection may watch {HubFeed.MostPackages} packages");
    }

    public void Unwatch(string package) => Feed.Unwatch(package);

    public override Task OnConnectedAsync()
    {
        var feed = new HubFeed(subscriptions);
        Context.Items[typeof(HubFeed)] = feed;
        _ = PumpAsync(feed, Context.ConnectionId, Context.ConnectionAborted);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Feed.Dispose();
        return Task.CompletedTask;
    }

    private async Task PumpAsync(HubFeed feed, string connection, CancellationToken aborted)
    {
        // The hub object is gone after each call; the context and the feed outlive it.
        var client = hub.Clients.Client(connection);
        try
        {
            await feed.PumpAsync((notice, ct) => client.SendAsync(PanelRefreshed, notice, ct), aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
        }
        catch (Exception failure)
        {
            Log.NoticesEnded(logger, connection, failure);
        }
    }
}
