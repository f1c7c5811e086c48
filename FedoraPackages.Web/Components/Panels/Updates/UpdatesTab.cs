namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>The tab with the updates.</summary>
internal static class UpdatesTab
{
    public static PackageTab Tab { get; } = new("updates", "Updates", 20, typeof(UpdatesPanel), package =>
        $"The updates of {package} in Fedora: which is where, what it waits for, and which bugs it closes.")
    {
        Count = typeof(UpdatesTotal),
    };
}
