using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Worker.Commands;

/// <summary>
/// What every verb starts from: settings from arguments, environment and files, over defaults that stand here, because two projects with
/// an appsettings.json cannot be published into one folder.
/// </summary>
internal static class CommandHost
{
    private static readonly (string Key, string Value)[] Defaults =
    [
        ("Logging:LogLevel:Default", "Information"),
        ("Logging:LogLevel:Microsoft", "Warning"),
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"),
        ("Logging:LogLevel:System.Net.Http", "Warning"),
        // The bus library logs every try to reach a broker; our own link logs the outage.
        ("Logging:LogLevel:MassTransit", "Critical"),
        ("Logging:LogLevel:MassTransit.ReceiveTransport", "Error"),
    ];

    public static HostApplicationBuilder Create(string[] args, params (string Key, string Value)[] more)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = Defaults.Concat(more).Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        });
        return builder;
    }
}
