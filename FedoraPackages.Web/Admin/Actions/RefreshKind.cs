using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Subject: a kind of panel.</summary>
internal sealed class RefreshKind(PanelKinds kinds, BulkStart bulk) : IAdminAction
{
    public string Name => "refresh-kind";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        if (kinds.Find(subject) is null)
            throw new AdminException("no such kind of panel");
        await bulk.BeginAsync(subject, who, ct);
        return $"the refresh of all {subject} has begun";
    }
}
