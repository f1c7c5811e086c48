using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Panels.Bugs;
using FedoraPackages.Web.Components.Panels.Updates;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>Where on this site a reader sees more of what needs a look.</summary>
internal static class AttentionLinks
{
    public static string Of(AttentionItem item, string package) => item.Kind switch
    {
        AttentionKind.Cve => Bugs(package, "cve"),
        AttentionKind.Blocker or AttentionKind.ProposedBlocker => Bugs(package, "blocker"),
        AttentionKind.FreezeException or AttentionKind.ProposedFreezeException => Bugs(package, "exception"),
        AttentionKind.FailsToBuild => Bugs(package, "build"),
        AttentionKind.FailsToInstall => Bugs(package, "install"),
        AttentionKind.SecurityUpdate => (UpdatesView.All with { Type = "security" }).Href(package),
        AttentionKind.Held or AttentionKind.Ejected when item.Update is { } alias => SitePaths.Update(package, alias),
        AttentionKind.CriticalPath => SitePaths.Updates(package),
        _ => SitePaths.Matrix(package),
    };

    private static string Bugs(string package, string kind) => (BugsView.All with { Kind = kind }).Href(package);
}
