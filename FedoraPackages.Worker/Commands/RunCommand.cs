using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Telemetry;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Worker.Commands;

/// <summary>No verb: a worker of its own, until it is stopped.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = CommandHost.Create(args);
        if (!Topology.Of(builder.Configuration).IsShared)
            throw new SettingsException(
                $"{Topology.Keys} must be set: a worker process of its own shares a store and a bus with the web nodes. "
                + "With neither, the web process hosts the worker: dotnet run --project FedoraPackages.Web");
        builder.Services.AddTelemetry(builder.Configuration, "FedoraPackages.Worker");
        builder.Services.AddWorker(builder.Configuration);
        builder.Services.AddBus(builder.Configuration);
        using var host = builder.Build();
        await host.RunAsync();
        return 0;
    }
}
