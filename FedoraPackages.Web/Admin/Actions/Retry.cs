using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Tries again what failed, without waiting any longer. Subject: a panel's key, an upstream service, or nothing for all of them.</summary>
internal sealed class Retry(PanelKinds kinds, IPanelLedger store, Refreshing refreshing) : IAdminAction
{
    private const int Most = 200_000;

    public string Name => "retry";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var failing = await store.FailingAsync(Most, ct);
        var chosen = failing
            .Where(f => kinds.Has(f.Key))
            .Where(f => subject.Length == 0 || f.Key.ToString() == subject || f.Failure?.Service == subject)
            .Select(f => f.Key).ToList();
        if (chosen.Count == 0)
            throw new AdminException("nothing of that has failed");
        await refreshing.MarkAsync(chosen, chosen.Count == 1 ? RefreshLane.Watched : RefreshLane.Background, ct);
        return chosen.Count == 1 ? $"{chosen[0]} is tried again" : $"{chosen.Count} panels are tried again";
    }
}
