namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>The tab with the bugs.</summary>
internal static class BugsTab
{
    public static PackageTab Tab { get; } = new("bugs", "Bugs", 30, typeof(BugsPanel), package =>
        $"The open bugs of {package} in Fedora: security bugs, blockers, and the rest by status, severity and release.")
    {
        Count = typeof(BugsTotal),
    };
}
