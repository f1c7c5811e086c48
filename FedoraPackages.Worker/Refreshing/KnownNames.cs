using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The names that exist, as last kept. A message about any other name creates nothing.</summary>
internal sealed class KnownNames(IPanelStore store)
{
    private volatile Snapshot? current;

    /// <summary>Null while the names have not been fetched yet.</summary>
    public async ValueTask<bool?> ContainsAsync(string package, CancellationToken ct)
    {
        var key = KojiPanels.Names.Site;
        var headers = await store.HeadersAsync([key], ct);
        if (headers is not [var header])
            return null;
        if (current?.Generation != header.Generation)
        {
            var entry = await store.ReadAsync(key, ct);
            if (entry is null || entry.Value.Length == 0)
                return null;
            var names = KojiPanels.Names.Read(entry.Value).Packages.Select(p => p.Name);
            current = new Snapshot(entry.Generation, names.ToHashSet(StringComparer.Ordinal));
        }

        return current!.Names.Contains(package);
    }

    private sealed record Snapshot(long Generation, HashSet<string> Names);
}
