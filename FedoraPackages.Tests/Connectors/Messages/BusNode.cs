using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Live;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Tests.Connectors.Messages;

/// <summary>One process of a site on a real broker, as far as our bus reaches: it hears which panels changed, as a web node does.</summary>
internal sealed class BusNode : IAsyncDisposable
{
    private readonly IHost host;

    private BusNode(IHost host) => this.host = host;

    public PanelBus Bus => host.Services.GetRequiredService<PanelBus>();

    public BusLink Link => host.Services.GetRequiredService<BusLink>();

    public PanelMemory Memory => host.Services.GetRequiredService<PanelMemory>();

    public IServiceProvider Services => host.Services;

    /// <summary>The queues this process listens to, its own temporary ones included.</summary>
    public IReadOnlyList<string> Queues =>
        [.. host.Services.GetRequiredService<IBusControl>().CheckHealth().Endpoints.Values.Select(e => e.InputAddress.AbsolutePath.Split('/')[^1])];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Returns when it listens, or at once when it is not to wait for that.</summary>
    public static async Task<BusNode> StartAsync(Uri broker, Action<IServiceCollection, IConfiguration>? more = null, bool wait = true)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Redis", "127.0.0.1:1"), new("ConnectionStrings:RabbitMq", broker.ToString())]);
        builder.Logging.AddFakeLogging();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PanelMemory>();
        builder.Services.AddSingleton<PackageSubscriptions>();
        builder.Services.AddBusConsumers(bus => bus.AddConsumer<PanelRefreshedConsumer, PanelRefreshedConsumerDefinition>());
        more?.Invoke(builder.Services, builder.Configuration);
        builder.Services.AddBus(builder.Configuration);
        var node = new BusNode(builder.Build());
        await node.host.StartAsync(Ct);
        if (wait)
            await Eventually.TrueAsync(() => node.Link.HasBeenReady, "the node listens");
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
