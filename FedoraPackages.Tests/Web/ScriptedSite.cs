using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Web.Components;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Web;

/// <summary>The whole site in the test's process, with a Koji that is two small answers.</summary>
public sealed class ScriptedSite : WebApplicationFactory<App>
{
    public PackageSubscriptions Subscriptions => Services.GetRequiredService<PackageSubscriptions>();

    /// <summary>Does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Asks until the site knows which packages there are; each asking waits a while by itself.</summary>
    public async Task<HttpClient> ReadyAsync(CancellationToken ct)
    {
        var browser = Browser();
        for (var asked = 0; !(await browser.GetAsync(new Uri("/healthz/ready", UriKind.Relative), ct)).IsSuccessStatusCode; asked++)
            Assert.True(asked < 30, "the site does not get ready");
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureTestServices(services => services.UseSources(
            new CannedNames([new("R-core", false), new("broken", false), new("gtk+", true), new("guake", false)]),
            new Builds()));
    }

    private sealed class Builds() : PanelSource<BuildList>(KojiPanels.Builds)
    {
        public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

        protected override bool Shows(BuildList value, Fact fact) => true;

        protected override Task<BuildList> AskAsync(PanelKey key, CancellationToken ct) => key.Package == "broken"
            ? throw new UpstreamException(Service, UpstreamProblem.NotAnswering, "no answer within 30 s")
            : Task.FromResult(new BuildList(1,
            [
                new(
                    7, key.Package, null, "3.10", "1.fc43", BuildState.Complete, "releng", 8,
                    null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, [], [], null),
            ]));
    }
}
