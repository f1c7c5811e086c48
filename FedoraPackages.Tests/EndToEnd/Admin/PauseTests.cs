using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Upstreams;
using FedoraPackages.Web.Admin;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>A service is paused and goes on, while somebody looks at a panel of it.</summary>
public sealed class PauseTests(Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pause_WhileSomebodyLooks_StopsCallsAtOnceMarksItsPanelsAndResumingShowsWhatCameMeanwhile()
    {
        await using var koji = await KojiInBetween.StartAsync();
        // A call that is let run would go on for longer than anybody here waits.
        await using var site = await Site.StartAsync(koji, TimeSpan.FromMinutes(5));
        using var admin = await AdminClient.SignInAsync(site);
        await using var hub = await ConnectAsync(site, admin);
        await using var window = await browser.OpenAsync();
        var visitor = await window.NewPageAsync();
        await visitor.GotoAsync(new Uri(site.Url, "/packages/guake/builds").ToString());
        await Eventually.TrueAsync(() => site.Subscriptions.Count > 0, "the visitor's tab is live");
        await Watching.WorkerKnowsAsync(site.Services, [KojiPanels.Builds.For("guake")]);

        // A call is under way and will not end by itself.
        koji.Fault = ScriptedServer.Hang;
        await site.TellAsync(site.Story.StartBuild("guake", "Rawhide").Messages);
        await Eventually.TrueAsync(() => Gauge(site).UnderWay > 0, "Koji is being asked");
        await hub.InvokeAsync<string>("Act", "pause", "Koji", Ct);
        await Eventually.TrueAsync(() => Gauge(site) is { UnderWay: 0, Paused: true }, "no call is under way");
        koji.Fault = null;
        await Expect(visitor.GetByText("Koji is paused by an administrator since")).ToBeVisibleAsync();
        await Expect(visitor.Locator("tbody tr").First).ToContainTextAsync("guake-");

        // What the bus says meanwhile waits, and a page nobody has opened yet says why it is empty.
        var calls = Gauge(site).LastMinute;
        var unseen = site.Story.StartBuild("guake", "Rawhide");
        await site.TellAsync(unseen.Messages);
        await site.TellAsync(site.Story.StartBuild("bash", "Rawhide").Messages);
        Assert.Contains("Koji is paused by an administrator", await site.HtmlAsync("/packages/bash/builds"), StringComparison.Ordinal);
        var store = site.Services.GetRequiredService<IPanelStore>();
        await Eventually.TrueAsync(
            async () => (await store.ToDoAsync(50, Ct)).Count(t => t.Parked == "Koji" && t.Key.Kind == KojiPanels.Builds.Name) == 2, "both wait for Koji");
        Assert.Equal(calls, Gauge(site).LastMinute);
        await Expect(visitor.Locator("tbody")).Not.ToContainTextAsync(unseen.Build.Nvr);

        await hub.InvokeAsync<string>("Act", "resume", "Koji", Ct);
        await Expect(visitor.Locator("tr").Filter(new() { HasText = unseen.Build.Nvr })).ToContainTextAsync("building");
        await Expect(visitor.GetByText("Koji is paused")).ToHaveCountAsync(0);
        await Eventually.TrueAsync(
            async () => (await store.ReadAsync(KojiPanels.Builds.For("bash"), Ct))?.Value.Length > 0, "what nobody looks at is refreshed too");
    }

    [Fact]
    public async Task Pause_OtherServices_GoOn()
    {
        await using var site = await Site.StartAsync();
        using var admin = await AdminClient.SignInAsync(site);
        await using var hub = await ConnectAsync(site, admin);
        await hub.InvokeAsync<string>("Act", "pause", "Bodhi", Ct);

        Assert.Contains("Bodhi is paused by an administrator", await site.HtmlAsync("/packages/guake/updates"), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await site.HtmlAsync("/packages/guake/builds")).Contains("guake-", StringComparison.Ordinal), "what Koji says is there");
    }

    private static UpstreamStatus Gauge(Site site) => site.Services.GetServices<UpstreamGauge>().Select(g => g.Read()).Single(s => s.Service == "Koji");

    private static async Task<HubConnection> ConnectAsync(Site site, AdminClient admin)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(site.Url, AdminHub.Path), o => o.Headers.Add("Cookie", $"{AdminSession.Cookie}={admin.Cookies[AdminSession.Cookie]}"))
            .Build();
        await hub.StartAsync(Ct);
        return hub;
    }
}
