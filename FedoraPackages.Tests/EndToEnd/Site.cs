using System.Net;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Live;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Testing;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>The whole site in this process, on a free port, over a sandbox that moves only when the test says so.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Factory factory;

    private Site(Factory factory, Uri url)
    {
        this.factory = factory;
        Url = url;
        Client = new HttpClient { BaseAddress = url };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => factory.Services;

    public SandboxStory Story => Services.GetRequiredService<SandboxStory>();

    public SandboxWorld World => Services.GetRequiredService<SandboxWorld>();

    public PackageSubscriptions Subscriptions => Services.GetRequiredService<PackageSubscriptions>();

    /// <summary>What the log says of those who were refused.</summary>
    public IReadOnlyList<string> Refused => [.. Services.GetRequiredService<FakeLogCollector>().GetSnapshot().Select(r => r.Message)];

    /// <summary>From here on it counts anew.</summary>
    public void ForgetRefused() => Services.GetRequiredService<FakeLogCollector>().Clear();

    /// <summary>The sandbox's own Koji, whatever the site is told to ask.</summary>
    public Uri SandboxKoji => Sandbox("Koji");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<Site> StartAsync(params IEnumerable<(string Key, string Value)> settings) => StartAsync(_ => { }, 0, settings);

    /// <summary>With other services in the place of some.</summary>
    public static Task<Site> StartWithAsync(Action<IServiceCollection> more, params IEnumerable<(string Key, string Value)> settings) =>
        StartWithAsync((services, _) => more(services), settings);

    /// <summary>With something registered besides.</summary>
    public static Task<Site> StartWithAsync(Action<IServiceCollection, IConfiguration> more, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(new Factory(settings, more), _ => { }, 0);

    /// <summary>On a port that an earlier site had, so that its tabs find it again.</summary>
    public static Task<Site> StartOnAsync(int port) => StartAsync(_ => { }, port, []);

    private static Task<Site> StartAsync(Action<Site> beforeReady, int port, params IEnumerable<(string Key, string Value)> settings) =>
        StartAsync(new Factory(settings, (_, _) => { }), beforeReady, port);

    private static async Task<Site> StartAsync(Factory factory, Action<Site> beforeReady, int port)
    {
        factory.UseKestrel(port);
        factory.StartServer();
        var address = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var site = new Site(factory, new UriBuilder(address) { Host = "127.0.0.1" }.Uri);
        beforeReady(site);
        await Eventually.TrueAsync(async () => (await site.Client.GetAsync("/healthz/ready", Ct)).StatusCode == HttpStatusCode.OK, "the site is ready");
        return site;
    }

    /// <summary>A site whose connectors ask the ones in between.</summary>
    public static Task<Site> StartAsync(KojiInBetween koji, params IReadOnlyList<RestInBetween> others) => StartAsync(koji, TimeSpan.FromSeconds(2), others);

    /// <summary>The same with another time in which an answer must have come.</summary>
    public static Task<Site> StartAsync(KojiInBetween koji, TimeSpan timeout, params IReadOnlyList<RestInBetween> others) => StartAsync(
        site =>
        {
            koji.Hub = site.SandboxKoji;
            foreach (var other in others)
                other.Behind = site.Sandbox(other.Service);
        },
        0,
        [
            ("Upstreams:Koji:Url", koji.Url.ToString()),
            ("Upstreams:Koji:Timeout", $"{timeout:c}"),
            .. others.Select(other => ($"Upstreams:{other.Service}:Url", other.Url.ToString())),
            .. others.Select(other => ($"Upstreams:{other.Service}:Timeout", $"{timeout:c}")),
        ]);

    /// <summary>Lets the site hear what Fedora's bus would say.</summary>
    public async Task TellAsync(IEnumerable<SandboxMessage> messages)
    {
        foreach (var message in messages)
        {
            foreach (var audience in Services.GetServices<ISandboxAudience>())
                await audience.HearAsync(message, Ct);
        }
    }

    public async Task<string> HtmlAsync(string path)
    {
        using var response = await Client.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Ct);
    }

    private Uri Sandbox(string service) => Services.GetRequiredService<ISandboxAddresses>().Of(service)!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
    }

    private sealed class Factory(IEnumerable<(string Key, string Value)> settings, Action<IServiceCollection, IConfiguration> more)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Sandbox:Speed", "0");
            builder.ConfigureTestServices(services => services.AddFakeLogging(o => o.FilteredCategories = new HashSet<string> { typeof(Refusals).FullName! }));
            IConfiguration configuration = null!;
            builder.ConfigureServices((context, _) => configuration = context.Configuration);
            builder.ConfigureTestServices(services => more(services, configuration));
            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);
        }
    }
}
