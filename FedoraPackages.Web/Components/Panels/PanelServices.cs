using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Panels.Bugs;
using FedoraPackages.Web.Components.Panels.Overview;
using FedoraPackages.Web.Components.Panels.Updates;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>Registers the parts of a package's page: one line each.</summary>
internal static class PanelServices
{
    public static IServiceCollection AddPackageTabs(this IServiceCollection services) => services
        .AddSingleton<PackageTabList>()
        .AddSingleton(BuildsTab.Tab)
        .AddSingleton(UpdatesTab.Tab)
        .AddSingleton(BugsTab.Tab);

    /// <summary>The words for what needs a look, and the pages of the services that say it.</summary>
    public static IServiceCollection AddAttention(this IServiceCollection services) => services
        .AddSingleton<AttentionLooks>()
        .AddAttentionLooks(ReleasesLooks.All)
        .AddAttentionLooks(UpdatesLooks.All)
        .AddAttentionLooks(BugsLooks.All)
        .AddSingleton(new ServicePage(KojiService.Name, (links, package) => links.KojiPackage(package)))
        .AddSingleton(new ServicePage(BodhiService.Name, (links, package) => links.BodhiPackage(package)))
        .AddSingleton(new ServicePage(BugzillaService.Name, (links, package) => links.BugzillaPackage(package)));

    /// <summary>The words for what a rule finds.</summary>
    public static IServiceCollection AddAttentionLooks(this IServiceCollection services, params IReadOnlyList<AttentionLook> looks)
    {
        foreach (var look in looks)
            services.AddSingleton(look);
        return services;
    }
}
