using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Asks Bodhi. Throws <see cref="UpstreamException"/> when there is no usable answer.</summary>
internal sealed partial class BodhiConnector(BodhiApi bodhi, ILogger<BodhiConnector> log)
{
    private const int RowsPerPage = 100;
    private const int MostReleases = 1_000;
    private const int MostOnTheirWay = 1_000;
    private const int MostHeld = 10;
    private const int MostOverrides = 500;

    /// <summary>The releases that are alive, in their order on screen.</summary>
    public async Task<ReleaseList> ReleasesAsync(CancellationToken ct)
    {
        var list = new BodhiList<BodhiRelease>(
            bodhi, "releases/?state=current&state=pending&state=frozen", "releases", RowsPerPage, BodhiReleaseRow.Read, r => r.Name);
        var (_, rows) = await list.ReadAsync(MostReleases, ct).ConfigureAwait(false);
        // Without a release no package would have a row any more.
        return rows.Count > 0 ? new ReleaseList([.. BodhiReleaseRow.Ordered(rows)]) : throw BodhiApi.Unreadable("an empty list of releases");
    }

    /// <summary>A package's updates in the releases that are alive; none for a package Bodhi does not know.</summary>
    public async Task<UpdateList> UpdatesAsync(string package, CancellationToken ct)
    {
        var query = $"updates/?packages={Uri.EscapeDataString(package)}&releases=__current__&releases=__pending__";
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
        return new UpdateList(Math.Max(total, ordered.Count), await WithTestsAsync(ordered, ct).ConfigureAwait(false), overrides);
    }

    /// <summary>The newest updates of all packages.</summary>
    public async Task<RecentUpdates> RecentAsync(CancellationToken ct)
    {
        var list = new BodhiList<RecentUpdate>(
            bodhi, "updates/?releases=__current__&releases=__pending__", "updates", RecentUpdates.Newest, BodhiUpdateRow.Recent, u => u.Alias);
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
            return [.. rows.Where(o => Nvr.NameOf(o.Nvr) == package).OrderBy(o => o.Nvr, StringComparer.Ordinal)];
        }
        catch (UpstreamException e) when (e.Status == 400 && e.Detail?.StartsWith("packages:", StringComparison.Ordinal) == true)
        {
            return [];
        }
    }

    private async Task<ImmutableArray<BodhiUpdate>> WithTestsAsync(List<BodhiUpdate> updates, CancellationToken ct)
    {
        var held = updates.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing && u.Gating is GatingStatus.Failed or GatingStatus.Waiting).Take(MostHeld).ToList();
        var tests = await Task.WhenAll(held.Select(u => UnmetAsync(u.Alias, ct))).ConfigureAwait(false);
        var unmet = held.Zip(tests).ToDictionary(pair => pair.First.Alias, pair => pair.Second, StringComparer.Ordinal);
        return [.. updates.Select(u => unmet.TryGetValue(u.Alias, out var of) ? u with { Unmet = of } : u)];
    }

    // Bodhi asks another service for these; that they are missing must not take the updates away.
    private async Task<ImmutableArray<UnmetTest>> UnmetAsync(string alias, CancellationToken ct)
    {
        try
        {
            return await bodhi.GetAsync($"updates/{alias}/get-test-results", GatingResults.Read, ct).ConfigureAwait(false);
        }
        catch (UpstreamException e)
        {
            LogNoTests(log, alias, e.Message);
            return [];
        }
    }

    [LoggerMessage(1601, LogLevel.Debug, "Bodhi could not say which tests hold {Alias}: {Reason}")]
    private static partial void LogNoTests(ILogger log, string alias, string reason);
}
