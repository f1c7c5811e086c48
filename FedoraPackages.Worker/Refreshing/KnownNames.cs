using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The names that exist, as last kept. A message about any other name creates nothing.</summary>
internal sealed class KnownNames(IPanelStore store, TimeProvider clock)
{
    /// <summary>Whether there are newer ones is asked this often at most, and not for each of the packages of each message of a burst.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile Snapshot? known;
    private Task<Snapshot?>? asked;
    private long askedAt;

    /// <summary>Null while the names have not been fetched yet.</summary>
    public async ValueTask<bool?> ContainsAsync(string package, CancellationToken ct) =>
        (await LatestAsync().WaitAsync(ct))?.Names.Contains(package);

    private Task<Snapshot?> LatestAsync()
    {
        lock (gate)
        {
            // That there are none is not believed for a moment: the first message after they have come may create what it names.
            var isFresh = known is not null && asked is { IsCompletedSuccessfully: true } && clock.GetElapsedTime(askedAt) < Freshness;
            if (isFresh || asked is { IsCompleted: false })
                return asked!;
            askedAt = clock.GetTimestamp();
            return asked = AskAsync();
        }
    }

    // For all who wait at that time: none of them may call it off.
    private async Task<Snapshot?> AskAsync()
    {
        var key = KojiPanels.Names.Site;
        if (await store.HeadersAsync([key], CancellationToken.None) is not [var header])
            return known = null;
        if (known?.Generation == header.Generation)
            return known;
        var names = await store.ReadAsync(KojiPanels.Names, key, CancellationToken.None);
        return known = names is null ? null : new Snapshot(names.Generation, names.Value.Packages.Select(p => p.Name).ToHashSet(StringComparer.Ordinal));
    }

    private sealed record Snapshot(long Generation, HashSet<string> Names);
}
