using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Subject: a panel's key, as text.</summary>
internal sealed class RefreshPanel(Refreshing refreshing) : IAdminAction
{
    public string Name => "refresh-panel";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var key = await refreshing.PanelAsync(subject, ct);
        await refreshing.MarkAsync([key], RefreshLane.Watched, ct);
        return $"{key.Kind} of {(key.Package.Length == 0 ? "the site" : key.Package)} is refreshed now";
    }
}
