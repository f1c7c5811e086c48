using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

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
            foreach (var sandbox in services.Where(IsSandbox).ToList())
                services.Remove(sandbox);
            services.RemoveAll<IPanelSource>();
            services.AddSingleton<IPanelSource>(new Names(packages));
            services.AddSingleton(builds);
            more?.Invoke(services);
        });
    }

    private static bool IsSandbox(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService) &&
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Namespace is { } room &&
        room.StartsWith("FedoraPackages.Connectors.Sandbox", StringComparison.Ordinal);

    private sealed class Names(IReadOnlyCollection<string> packages) : PanelSource<NameList>(KojiPanels.Names)
    {
        public override string Service => "Koji";

        public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

        protected override bool Shows(NameList value, Fact fact) => true;

        protected override Task<NameList> AskAsync(PanelKey key, CancellationToken ct) =>
            Task.FromResult(new NameList([.. packages.Order(StringComparer.Ordinal).Select(name => new ListedPackage(name, false))]));
    }
}
