using FedoraPackages.Connectors;
using FedoraPackages.Worker.Sandbox;
using FedoraPackages.Worker.Sandbox.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Commands;

/// <summary>Serves the invented Fedora for other processes, and with a broker tells its story there.</summary>
internal static class SandboxCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = CommandHost.Create(args, ("Sandbox:Port", $"{SandboxOptions.ServedPort}"));
        var broker = Topology.BrokerOf(builder.Configuration);
        builder.Services.AddSandbox(builder.Configuration);
        if (broker is not null)
            builder.Services.AddSandboxPublishing(broker);
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SandboxCommand).FullName!).SandboxServed(
            host.Services.GetRequiredService<SandboxHost>().Root, broker is null ? "told to nobody" : $"published on {broker}");
        await host.WaitForShutdownAsync();
        return 0;
    }
}
