using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Asks Bodhi. Throws <see cref="UpstreamException"/> when there is no usable answer.</summary>
internal sealed class BodhiConnector(BodhiApi bodhi, HeldTests tests)
{
    private const int RowsPerPage = 100;
    private const int MostReleases = 1_000;
    private const int MostOnTheirWay = 1_000;
    private const int MostOverrides = 500;

    /// <summary>The releases that are alive, in their order on screen.</summary>
    public async Task<ReleaseList> ReleasesAsync(CancellationToken ct)
    {
        var list = new BodhiList<BodhiRelease>(
            bodhi, "releases/?state=current&state=pending&state=frozen", "releases", RowsPerPage, BodhiReleaseRow.Read, r => r.Name);
        var (_, rows) = await list.ReadAsync(MostReleases, ct).ConfigureAwait(false);
        // Without a release no package would have a row any more.
        var alive = rows.Where(r => r.State is ReleaseState.Current or ReleaseState.Pending or ReleaseState.Frozen).ToList();
        return alive.Count > 0 ? new ReleaseList([.. BodhiReleaseRow.Ordered(alive)]) : throw BodhiApi.Unreadable("an empty list of releases");
    }

    /// <summary>A package's updates in the releases that are alive; none for a package Bodhi does not know.</summary>
    public async Task<UpdateList> UpdatesAsync(string package, CancellationToken ct)
    {
        var query = $"updates/?packages={Uri.EscapeDataString(package)}&releases=__current__&releases=__pending__&content_type=rpm";
        var (total, newest) = await Updates(query, package).ReadAsync(UpdateList.Newest, ct).ConfigureAwait(false);
        var all = newest.ToDictionary(u => u.Alias, StringComparer.Ordinal);
        if (total > newest.Count)
        {
            var (_, onTheirWay) = await Updates($"{query}&status=pending&status=testing", package).ReadAsync(MostOnTheirWay, ct).ConfigureAwait(false);
            foreach (var update in onTheirWay)
                all.TryAdd(update.Alias, update);
        }

        var ordered = all.Values.OrderByDescending(u => u.Submitted).ThenBy(u => u.Alias, StringComparer.Ordinal).ToList();
        var overrides = await OverridesAsync(package, ct).ConfigureAwait(false);
        return new UpdateList(Math.Max(total, ordered.Count), await tests.AddAsync(ordered, ct).ConfigureAwait(false), overrides);
    }

    /// <summary>The newest updates of all packages.</summary>
    public async Task<RecentUpdates> RecentAsync(CancellationToken ct)
    {
        var list = new BodhiList<RecentUpdate>(
            bodhi, "updates/?releases=__current__&releases=__pending__&content_type=rpm", "updates", RecentUpdates.Newest, BodhiUpdateRow.Recent, u => u.Alias);
        var (_, rows) = await list.ReadAsync(RecentUpdates.Newest, ct).ConfigureAwait(false);
        return new RecentUpdates([.. rows]);
    }

    private BodhiList<BodhiUpdate> Updates(string query, string package) => new(
        bodhi,
        query,
        "updates",
        RowsPerPage,
        row => BodhiUpdateRow.Read(row) is not { } update ? null
            : update.Builds.Any(b => Nvr.NameOf(b.Nvr) == package) ? update
            : throw BodhiApi.Unreadable("answered about another package"),
        u => u.Alias);

    // Here, and not in the list of updates, a package Bodhi does not know is an error.
    private async Task<ImmutableArray<BuildrootOverride>> OverridesAsync(string package, CancellationToken ct)
    {
        var list = new BodhiList<BuildrootOverride>(
            bodhi, $"overrides/?packages={Uri.EscapeDataString(package)}&expired=false", "overrides", RowsPerPage, BodhiUpdateRow.Override, o => o.Nvr);
        try
        {
            var (_, rows) = await list.ReadAsync(MostOverrides, ct).ConfigureAwait(false);
            return rows.All(o => Nvr.NameOf(o.Nvr) == package)
                ? [.. rows.OrderBy(o => o.Nvr, StringComparer.Ordinal)]
                : throw BodhiApi.Unreadable("answered about another package");
        }
        catch (UpstreamException e) when (e.Status == 400 && e.Detail?.StartsWith("packages:", StringComparison.Ordinal) == true)
        {
            return [];
        }
    }
}
