namespace FedoraPackages.Web.Components.Panels;

/// <summary>The tab with the builds.</summary>
internal static class BuildsTab
{
    public static PackageTab Tab { get; } = new("builds", "Builds", 10, typeof(BuildsPanel), package =>
        $"The builds of {package} in Fedora: who built what for which release, what failed and where, and what is running now.")
    {
        Count = typeof(BuildsTotal),
    };
}
