using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>
/// What a bug is tracked as: the aliases of the bugs it blocks say so (<c>upstreams/http.md</c> §2.6). Those hardly change, so they are
/// remembered, and asked again after an hour; one that is restricted has none to see.
/// </summary>
internal sealed partial class BugTrackers(BugzillaApi bugzilla, TimeProvider clock, ILogger<BugTrackers> log)
{
    private const int Batch = 200;
    private const int MostKnown = 20_000;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<long, (ImmutableArray<string> Aliases, long At)> known = new();

    /// <summary>
    /// Says of each bug what it is tracked as and which CVEs it is about. What cannot be found out now is as it is remembered, and where
    /// nothing is, the bug says that it is not known.
    /// </summary>
    public async Task<ImmutableArray<Bug>> AddAsync(IReadOnlyList<RawBug> bugs, CancellationToken ct)
    {
        var wanted = bugs.SelectMany(b => b.Blocks).Distinct().Where(id => !IsFresh(id)).ToList();
        if (known.Count > MostKnown)
            Forget();
        try
        {
            foreach (var batch in wanted.Chunk(Batch))
                await LearnAsync(batch, ct).ConfigureAwait(false);
        }
        catch (UpstreamException e) when (e.Problem != UpstreamProblem.Paused)
        {
            log.TrackersUnknown(wanted.Count, e.Message);
        }

        return [.. bugs.Select(With)];
    }

    private async Task LearnAsync(long[] ids, CancellationToken ct)
    {
        var list = string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        var found = await bugzilla.GetAsync($"bug?id={list}&include_fields=id,alias&limit={Batch}", Aliases, ct).ConfigureAwait(false);
        foreach (var id in ids)
            known[id] = (found.GetValueOrDefault(id, []), clock.GetTimestamp());
    }

    private static Dictionary<long, ImmutableArray<string>> Aliases(JsonElement root)
    {
        if (!root.TryGetProperty("bugs", out var bugs) || bugs.ValueKind != JsonValueKind.Array)
            throw BugzillaApi.Unreadable("a list of another shape");
        return root.Objects("bugs")
            .Where(b => b.Number("id") is not null)
            .DistinctBy(b => b.Number("id"))
            .ToDictionary(b => b.Number("id")!.Value, b => BugRow.Words(b, "alias"));
    }

    // The half that was asked longest ago.
    private void Forget()
    {
        foreach (var (id, _) in known.OrderBy(k => k.Value.At).Take(known.Count / 2).ToList())
            known.TryRemove(id, out _);
    }

    private bool IsFresh(long id) => known.TryGetValue(id, out var entry) && clock.GetElapsedTime(entry.At) < Memory;

    private Bug With(RawBug raw)
    {
        var aliases = raw.Blocks.SelectMany(id => known.TryGetValue(id, out var entry) ? entry.Aliases : []).Distinct(StringComparer.Ordinal).ToList();
        var cves = raw.Bug.Cves.Concat(Cves.Of(aliases)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return raw.Bug with
        {
            Cves = cves,
            TrackersUnknown = raw.Blocks.Any(id => !known.ContainsKey(id)),
            Security = raw.Bug.Security || cves.Length > 0,
            Trackers = [.. aliases.Select(alias => Tracker(alias, raw.Whiteboard)).OfType<BugTracker>().Distinct()
                .OrderBy(t => t.Kind).ThenBy(t => t.Release, StringComparer.Ordinal)],
        };
    }

    private static BugTracker? Tracker(string alias, string whiteboard)
    {
        if (Alias().Match(alias) is not { Success: true } match)
            return null;
        var release = $"F{match.Groups["release"].Value}";
        var milestone = match.Groups["milestone"] is { Success: true } of ? of.Value : null;
        return match.Groups["what"].Value switch
        {
            "FTBFS" => new BugTracker(TrackerKind.FailsToBuild, release, null, true),
            "FailsToInstall" => new BugTracker(TrackerKind.FailsToInstall, release, null, true),
            "Blocker" => new BugTracker(TrackerKind.Blocker, release, milestone, Accepted(whiteboard, milestone, "Blocker")),
            _ => new BugTracker(TrackerKind.FreezeException, release, milestone, Accepted(whiteboard, milestone, "FreezeException")),
        };
    }

    private static bool Accepted(string whiteboard, string? milestone, string what) =>
        whiteboard.Contains($"Accepted{what}", StringComparison.Ordinal) || whiteboard.Contains($"Accepted{milestone}{what}", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^F(?<release>[0-9]{1,3})(?<milestone>Beta|Final)?(?<what>FTBFS|FailsToInstall|Blocker|FreezeException)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Alias();
}
