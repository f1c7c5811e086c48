using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Subject: a package's name.</summary>
internal sealed class RefreshPackage(Refreshing refreshing) : IAdminAction
{
    public string Name => "refresh-package";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var panels = await refreshing.PanelsOfAsync(subject, ct);
        await refreshing.MarkAsync(panels, RefreshLane.Watched, ct);
        return $"the {panels.Count} panels of {subject} are refreshed now";
    }
}
