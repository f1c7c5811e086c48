using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Web.Hosting;
using static FedoraPackages.Web.Components.Panels.AttentionLooks;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>What updates say that needs a look, in words.</summary>
internal static class UpdatesLooks
{
    public static IReadOnlyList<AttentionLook> All { get; } =
    [
        AttentionLook.Of<UpdateItem>(
            UpdatesAttention.Held, "held",
            item => $"Held by gating: {Releases(item)}", item => $"held by gating in {Releases(item)}", One) with { Detail = typeof(UpdateDetail) },
        AttentionLook.Of<UpdateItem>(
            UpdatesAttention.Ejected, "ejected",
            item => $"Ejected update: {Releases(item)}",
            item => $"ejected from a push of {Releases(item)}: {item.Words}", One) with { Detail = typeof(UpdateDetail) },
        new(UpdatesAttention.CriticalPath, "critical", _ => "Critical path", _ => "on the critical path", (_, package) => SitePaths.Updates(package)),
    ];

    private static string One(UpdateItem item, string package) => SitePaths.Update(package, item.Update);
}
