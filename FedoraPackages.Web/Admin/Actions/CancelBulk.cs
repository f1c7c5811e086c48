using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Calls the bulk refresh off. What it has marked and nobody has begun is not gathered any more.</summary>
internal sealed class CancelBulk(SharedDocument<BulkHistory> document) : IAdminAction
{
    public string Name => "cancel-bulk";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var cancelled = false;
        var now = await document.UpdateAsync(
            history =>
            {
                cancelled = history.Running is { State: BulkState.Running };
                return cancelled ? history with { Current = history.Current! with { State = BulkState.Cancelling } } : history;
            },
            tell: true,
            ct);
        return cancelled ? $"called off at {now.Current!.Done} of {now.Current.Total}" : throw new AdminException("nothing of this sort is under way");
    }
}
