using FedoraPackages.Web.Components.Panels.Bugs;
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
}
