using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Panels.Updates;
using FedoraPackages.Web.Hosting;
using static FedoraPackages.Web.Components.Panels.AttentionLooks;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>What several services together say that needs a look, in words.</summary>
internal static class ReleasesLooks
{
    public static IReadOnlyList<AttentionLook> All { get; } =
    [
        new(
            ReleasesAttention.Retired, "retired", item => $"Retired in {Releases(item)}",
            item => $"retired in {Releases(item)}", (_, package) => SitePaths.Matrix(package)),
        new(
            ReleasesAttention.EpelOnly, "retired", item => $"Retired, in {Releases(item)} only", item => $"retired in Fedora, in {Releases(item)} only",
            (_, package) => SitePaths.Matrix(package)),
        AttentionLook.Of<UpdateItem>(
            ReleasesAttention.SecurityUpdate, "security",
            item => $"Security update waits{Worst(item)}: {Releases(item)}",
            item => item.Count == 1
                ? $"security update{Worst(item)}: waits {item.Words} of {Releases(item)}"
                : $"{item.Count} security updates{Worst(item)}: not stable yet in {Releases(item)}",
            (_, package) => (UpdatesView.All with { Type = "security" }).Href(package)) with { Detail = typeof(UpdateDetail) },
        AttentionLook.Of<UpgradePathItem>(ReleasesAttention.UpgradePath, "upgrade", _ => "Upgrade path", Line, (_, package) => SitePaths.Matrix(package))
            with { Detail = typeof(UpgradePathDetail) },
    ];

    private static string Line(UpgradePathItem item)
    {
        var more = item.Count > 1 ? $", and {item.Count - 1} more {(item.Count == 2 ? "release is" : "releases are")} behind" : "";
        return $"{item.Path.Release} {item.Path.Words} is behind {item.Path.Ahead} {item.Path.AheadWords}{more}";
    }

    private static string Worst(UpdateItem item) => item.Severity == UpdateSeverity.Unspecified ? "" : $", {item.Severity.ToString().ToLowerInvariant()}";
}
