using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Registers this room: connector, panel source, message reader.</summary>
internal static class BugzillaServices
{
    public static IServiceCollection AddBugzilla(this IServiceCollection services, IConfiguration configuration) => services
        .AddUpstream(configuration, BugzillaApi.Service, new Uri("https://bugzilla.redhat.com/"))
        .AddSingleton<BugzillaApi>()
        .AddSingleton<BugTrackers>()
        .AddSingleton<BugzillaConnector>()
        .AddSingleton<IPanelSource, BugsPanelSource>()
        .AddSingleton<IMessageReader, BugzillaMessageReader>();
}
