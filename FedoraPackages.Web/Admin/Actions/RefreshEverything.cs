namespace FedoraPackages.Web.Admin.Actions;

internal sealed class RefreshEverything(BulkStart bulk) : IAdminAction
{
    public string Name => "refresh-everything";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        await bulk.BeginAsync(null, who, ct);
        return "the refresh of everything has begun";
    }
}
