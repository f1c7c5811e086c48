using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Reads a release's record, and puts releases into their order on screen.</summary>
internal static partial class BodhiReleaseRow
{
    private static readonly string[] OfRpms = ["FEDORA", "FEDORA-EPEL", "FEDORA-EPEL-NEXT"];

    /// <summary>Null for a release of containers, flatpaks or modules.</summary>
    public static BodhiRelease? Read(JsonElement row)
    {
        if (row.Text("name") is not { Length: > 0 and < 40 } name || row.Text("id_prefix") is not { } prefix)
            throw BodhiApi.Unreadable("a release without a name");
        if (!OfRpms.Contains(prefix, StringComparer.Ordinal))
            return null;
        var branch = row.Text("branch") ?? "";
        var version = row.Text("version") ?? "";
        var state = row.Word<ReleaseState>("state");
        return new BodhiRelease(
            name, row.Text("long_name") ?? name, version, Kind(name, prefix, branch, version, state),
            state, branch, Tags(row), row.Day("released_on"), row.Day("eol"),
            row.Text("setting_status"), Thresholds(row, "min_karma", "mandatory_days_in_testing"),
            Thresholds(row, "critpath_min_karma", "critpath_mandatory_days_in_testing"))
        {
            ComposedByBodhi = row.Flag("composed_by_bodhi") ?? true,
            TestingRepository = row.Text("testing_repository") is { } repository && RepositoryName().IsMatch(repository) ? repository : null,
        };
    }

    /// <summary>Rawhide, branched, stable newest first, EPEL newest first with its Next behind it, ELN.</summary>
    public static IEnumerable<BodhiRelease> Ordered(IEnumerable<BodhiRelease> releases)
    {
        var all = releases.ToList();
        // Where no record has the branch, the newest pending number is Rawhide.
        if (!all.Exists(r => r.Kind == ReleaseKind.Rawhide)
            && all.Where(r => r is { Kind: ReleaseKind.Branched, State: ReleaseState.Pending }).MaxBy(Number) is { } newest)
            all[all.IndexOf(newest)] = newest with { Kind = ReleaseKind.Rawhide };
        return all.OrderBy(r => r.Kind).ThenByDescending(Number).ThenBy(r => r.Name, StringComparer.Ordinal);
    }

    private static ReleaseKind Kind(string name, string prefix, string branch, string version, ReleaseState state) =>
        prefix != "FEDORA" ? ReleaseKind.Epel
        : branch == "rawhide"
            && state is ReleaseState.Pending or ReleaseState.Frozen
            && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? ReleaseKind.Rawhide
        : !FedoraName().IsMatch(name) ? ReleaseKind.Eln
        : state is ReleaseState.Pending or ReleaseState.Frozen ? ReleaseKind.Branched
        : ReleaseKind.Stable;

    // EPEL 10.2 before 10.1 before 9: by the name, since the version of a minor release may be only its major.
    private static (int Major, int Minor) Number(BodhiRelease release)
    {
        var match = Numbers().Match(release.Name);
        return match.Success ? (Part(match.Groups[1]), Part(match.Groups[2])) : (0, 0);
    }

    private static int Part(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static ReleaseTags Tags(JsonElement row) => new(
        row.Text("dist_tag") ?? "", row.Text("stable_tag") ?? "", row.Text("testing_tag") ?? "", row.Text("candidate_tag") ?? "",
        row.Text("pending_signing_tag") ?? "", row.Text("pending_testing_tag") ?? "", row.Text("pending_stable_tag") ?? "", row.Text("override_tag") ?? "");

    private static UpdateThresholds? Thresholds(JsonElement row, string karma, string days) =>
        row.Number(karma) is >= 0 and < 1000 and var votes && row.Number(days) is >= 0 and < 1000 and var time
            ? new UpdateThresholds((int)votes, (int)time)
            : null;

    // It becomes a part of a command.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryName();

    [GeneratedRegex(@"^F[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FedoraName();

    [GeneratedRegex(@"([0-9]{1,4})(?:\.([0-9]{1,4}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
