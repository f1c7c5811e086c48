using System.Net;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Web.Components;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web;

/// <summary>A first start while Koji, which has the list of names, does not answer.</summary>
public sealed class NamelessSiteTests : IAsyncDisposable
{
    private readonly NamelessSite site = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Package_NobodyCanSayWhetherThereIsOne_ShowsWhatOthersSayAndThatThisIsNotKnown()
    {
        using var browser = await ReadyAsync();

        var html = await browser.GetStringAsync(new Uri("/packages/guake/updates", UriKind.Relative), Ct);

        Assert.Contains("Which packages there are is not known yet", html);
        Assert.Contains("Koji, which has the list, is not answering since", html);
        Assert.Contains("No updates in the releases that are alive.", html);
        Assert.Contains("href=\"/packages/guake\"", await browser.GetStringAsync(new Uri("/search?q=guake", UriKind.Relative), Ct));
    }

    [Fact]
    public async Task Package_NamesMadeUpByTheHundred_AreRefusedAfterAWhile()
    {
        using var browser = await ReadyAsync();
        var statuses = new List<HttpStatusCode>();
        for (var name = 0; name <= UnconfirmedNames.PerMinute; name++)
        {
            using var response = await browser.GetAsync(new Uri($"/packages/made-up-{name}/updates", UriKind.Relative), Ct);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, statuses[^1]);
        using var notAName = await browser.GetAsync(new Uri("/packages/a%7Cb", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NotFound, notAName.StatusCode);
    }

    private async Task<HttpClient> ReadyAsync()
    {
        var browser = site.CreateClient();
        var ready = new Uri("/healthz/ready", UriKind.Relative);
        await Eventually.TrueAsync(async () => (await browser.GetAsync(ready, Ct)).IsSuccessStatusCode, "the site is ready");
        return browser;
    }

    private sealed class NamelessSite : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.ConfigureTestServices(services =>
            {
                services.UseSources(new NoNames(), new NoUpdates());
                services.AddSingleton(new UnconfirmedNames(new FakeTimeProvider()));
            });
        }
    }

    private sealed class NoNames() : PanelSource<NameList>(KojiPanels.Names)
    {
        public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

        protected override bool Shows(NameList value, Fact fact) => true;

        protected override Task<NameList> AskAsync(PanelKey key, CancellationToken ct) =>
            throw new UpstreamException(Service, UpstreamProblem.NotAnswering, "no answer within 30 s");
    }

    private sealed class NoUpdates() : PanelSource<UpdateList>(BodhiPanels.Updates)
    {
        public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

        protected override bool Shows(UpdateList value, Fact fact) => true;

        protected override Task<UpdateList> AskAsync(PanelKey key, CancellationToken ct) => Task.FromResult(new UpdateList(0, [], []));
    }
}
