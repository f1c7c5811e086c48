using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Sandbox;
using FedoraPackages.Worker.Sandbox.Host;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>The sandbox as a machine of its own, in this process so that the test can move it and look at it: it publishes on a real broker.</summary>
internal sealed class InventedFedora : IAsyncDisposable
{
    private readonly IHost host;

    private InventedFedora(IHost host, KojiInBetween koji)
    {
        this.host = host;
        Koji = koji;
    }

    /// <summary>Koji, through somebody who counts.</summary>
    public KojiInBetween Koji { get; }

    /// <summary>Where all its services are.</summary>
    public Uri Root => host.Services.GetRequiredService<SandboxHost>().Root!;

    public SandboxStory Story => host.Services.GetRequiredService<SandboxStory>();

    public SandboxWorld World => host.Services.GetRequiredService<SandboxWorld>();

    public static async Task<InventedFedora> StartAsync(Uri broker)
    {
        var builder = Host.CreateApplicationBuilder(["--Sandbox:Speed=0", "--Logging:LogLevel:Default=Warning"]);
        builder.Services.AddSandbox(builder.Configuration);
        builder.Services.AddSandboxPublishing(BrokerAddress.Parse(broker.ToString())!);
        var fedora = new InventedFedora(builder.Build(), await KojiInBetween.StartAsync());
        await fedora.host.StartAsync();
        fedora.Koji.Hub = fedora.host.Services.GetRequiredService<SandboxHost>().Of("Koji");
        return fedora;
    }

    /// <summary>Publishes what has happened.</summary>
    public async Task SayAsync(IEnumerable<SandboxMessage> messages)
    {
        foreach (var message in messages)
            await host.Services.GetRequiredService<SandboxPublisher>().HearAsync(message, TestContext.Current.CancellationToken);
    }

    public IEnumerable<ShownBuild> Truth(string package) => ShownBuilds.Truth(World, package).Take(50);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await Koji.DisposeAsync();
    }
}
