using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Begins a bulk refresh, of which there is one at a time; a worker sees to it.</summary>
internal sealed class BulkStart(SharedDocument<BulkHistory> document, TimeProvider clock)
{
    /// <param name="kind">Null: everything.</param>
    public async Task BeginAsync(string? kind, string who, CancellationToken ct)
    {
        var next = new BulkRefresh(Guid.NewGuid().ToString("N"), kind, who, clock.GetUtcNow());
        var now = await document.UpdateAsync(history => history.Running is null ? history.Begin(next) : history, tell: true, ct);
        if (now.Current?.Id != next.Id)
            throw new AdminException("a refresh of this sort is under way already: let it end, or cancel it first");
    }
}
