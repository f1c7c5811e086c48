using System.Net;
using System.Net.WebSockets;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>A site that is full: one connection more is refused, and its page is complete without and says why it is not live.</summary>
public sealed class ConnectionLimitTests(Browser browser)
{
    private const string Page = "/packages/guake/builds";
    private const string Words = "Too many pages are open on this site just now: this one does not redraw by itself. Reload to see what is new.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Site:MostConnections")]
    [InlineData("Site:MostConnectionsPerAddress")]
    public async Task Connection_OneTooMany_IsRefusedUntilAPlaceIsFreeAndItsPageIsComplete(string limit)
    {
        await using var site = await Site.StartAsync((limit, "2"));
        await using var first = await HearAsync(site, HttpTransportType.WebSockets);
        await using var second = await HearAsync(site, HttpTransportType.LongPolling);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await KnockAsync(site));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => HearAsync(site, HttpTransportType.WebSockets));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("""{"room":false}""", await site.HtmlAsync(ConnectionLimit.RoomPath));
        await Eventually.TrueAsync(async () => (await site.HtmlAsync(Page)).Contains(">guake-", StringComparison.Ordinal), "the page has its rows");
        // Who is connected is not turned away.
        await second.InvokeAsync("Watch", "guake", Ct);

        await second.DisposeAsync();

        await Eventually.TrueAsync(async () => await site.HtmlAsync(ConnectionLimit.RoomPath) == """{"room":true}""", "there is room again");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(site));
        await Eventually.TrueAsync(() => site.Services.GetRequiredService<ConnectionRoom>().Count == 1, "who knocked has left");
        await first.InvokeAsync("Watch", "guake", Ct);
    }

    [Fact]
    public async Task Connection_LimitsAreOff_IsNotRefused()
    {
        await using var site = await Site.StartAsync(("Site:MostConnections", "0"), ("Site:MostConnectionsPerAddress", "0"));
        await using var first = await HearAsync(site, HttpTransportType.WebSockets);
        await using var second = await HearAsync(site, HttpTransportType.LongPolling);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await KnockAsync(site));
    }

    [Fact]
    public async Task Tab_OneTooMany_SaysWhyItIsNotLiveAndIsLiveWhenAnotherCloses()
    {
        await using var site = await Site.StartAsync(("Site:MostConnections", "2"));
        await using var window = await browser.OpenAsync();
        var tabs = new List<IPage>();
        for (var i = 0; i < 3; i++)
        {
            var tab = await window.NewPageAsync();
            tabs.Add(tab);
            await tab.GotoAsync(new Uri(site.Url, Page).ToString());
            if (i < 2)
                await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        }

        var third = tabs[2];
        await Expect(third.Locator("#paused")).ToContainTextAsync(Words, new() { UseInnerText = true });
        await Expect(third.Locator("#paused")).Not.ToContainTextAsync("proxy", new() { UseInnerText = true });
        await Expect(third.Locator("tbody tr").First).ToContainTextAsync("guake-");

        await tabs[0].CloseAsync();

        await Expect(third.Locator(":root")).ToHaveAttributeAsync("data-live", "live", new() { Timeout = 60_000 });
        await Expect(third.Locator("#paused")).ToBeHiddenAsync();
    }

    /// <summary>Asks for a circuit's connection as a tab does, and lets go of it again.</summary>
    private static async Task<HttpStatusCode> KnockAsync(Site site)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new UriBuilder(site.Url) { Scheme = "ws", Path = "/_blazor" }.Uri, Ct);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    private static async Task<HubConnection> HearAsync(Site site, HttpTransportType way)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Url, PackageHub.Path), way).Build();
        try
        {
            await connection.StartAsync(Ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
