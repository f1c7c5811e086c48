using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Components;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>The whole site in this process, where in Koji's place stands a source that answers at once.</summary>
internal sealed class CannedSite(IReadOnlyCollection<string> packages, IPanelSource builds, Action<IServiceCollection>? more = null)
    : WebApplicationFactory<App>
{
    public PackageSubscriptions Subscriptions => Services.GetRequiredService<PackageSubscriptions>();

    public PanelReader Reader => Services.GetRequiredService<PanelReader>();

    /// <summary>Starts, and waits until the names are known.</summary>
    public async Task<HttpClient> ReadyAsync()
    {
        var client = CreateClient();
        var ready = new Uri("/healthz/ready", UriKind.Relative);
        await Eventually.TrueAsync(async () => (await client.GetAsync(ready)).IsSuccessStatusCode, "the site is ready");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.UseSources(new CannedNames(packages.Select(name => new ListedPackage(name, Retired: false))), builds);
            more?.Invoke(services);
        });
    }
}
