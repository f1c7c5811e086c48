using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.Sandbox.World;

namespace FedoraPackages.Connectors.Sandbox.Bodhi;

/// <summary>Writes a release's record with the members and types of Bodhi's answers of 2025.</summary>
internal static class ReleaseJson
{
    // Containers and flatpaks are built for a release too, and have records of their own.
    private static readonly (string Suffix, string Prefix, string Words)[] Others = [("C", "FEDORA-CONTAINER", "Fedora {0} Containers"), ("F", "FEDORA-FLATPAK", "Fedora {0} Flatpaks")];

    /// <summary>The records of all releases, those of containers and flatpaks too, in the order of their names as text.</summary>
    public static IReadOnlyList<JsonObject> All(SandboxWorld world) =>
    [
        .. world.Releases.All.SelectMany(release => Records(release, world)).OrderBy(record => (string?)record["name"], StringComparer.Ordinal),
    ];

    public static JsonObject Of(SandboxRelease release, SandboxWorld world)
    {
        var rolling = release.Phase is SandboxPhase.Rawhide or SandboxPhase.Eln;
        var (karma, days) = SandboxUpdate.Thresholds(release, critical: false);
        var (criticalKarma, criticalDays) = SandboxUpdate.Thresholds(release, critical: true);
        return new JsonObject
        {
            ["name"] = release.Name,
            ["long_name"] = LongName(release),
            ["version"] = Version(release),
            ["id_prefix"] = release.Phase == SandboxPhase.Epel ? "FEDORA-EPEL" : "FEDORA",
            ["branch"] = release.Phase == SandboxPhase.Eln ? "eln" : release.Branch,
            ["dist_tag"] = release.Base.Name,
            ["stable_tag"] = release.Stable.Name,
            ["testing_tag"] = release.Testing.Name,
            ["candidate_tag"] = release.Candidate.Name,
            ["pending_signing_tag"] = release.SigningPending.Name,
            ["pending_testing_tag"] = release.TestingPending.Name,
            ["pending_stable_tag"] = release.StablePending.Name,
            ["override_tag"] = release.Base.Name + "-override",
            ["mail_template"] = release.Phase == SandboxPhase.Epel ? "fedora_epel_legacy_errata_template" : "fedora_errata_template",
            ["state"] = State(release),
            ["composed_by_bodhi"] = !rolling,
            ["create_automatic_updates"] = rolling,
            ["package_manager"] = release.IsFedora ? "dnf" : "unspecified",
            ["testing_repository"] = rolling ? null : release.IsFedora ? "updates-testing" : null,
            ["released_on"] = release.Phase is SandboxPhase.Stable or SandboxPhase.Archived ? Day(release.Released) : null,
            ["eol"] = EndOfLife(release, world) is { } end ? Day(end) : null,
            ["setting_status"] = release.Phase switch { SandboxPhase.Branched => "post_beta", SandboxPhase.Rawhide or SandboxPhase.Eln => "pre_beta", _ => null },
            ["mandatory_days_in_testing"] = days,
            ["critpath_mandatory_days_in_testing"] = criticalDays,
            ["min_karma"] = karma,
            ["critpath_min_karma"] = criticalKarma,
        };
    }

    private static IEnumerable<JsonObject> Records(SandboxRelease release, SandboxWorld world)
    {
        yield return Of(release, world);
        if (!release.IsFedora || release.Place < 0)
            yield break;
        foreach (var (suffix, prefix, words) in Others)
        {
            var record = Of(release, world);
            record["name"] = release.Name + suffix;
            record["long_name"] = string.Format(CultureInfo.InvariantCulture, words, release.Number);
            record["id_prefix"] = prefix;
            record["branch"] = "f" + Version(release);
            yield return record;
        }
    }

    private static string LongName(SandboxRelease release) => release.Phase switch
    {
        SandboxPhase.Epel => "Fedora EPEL " + Version(release),
        SandboxPhase.Eln => "Fedora ELN",
        _ => "Fedora " + Version(release),
    };

    private static string Version(SandboxRelease release) => release.Phase switch
    {
        SandboxPhase.Epel => release.Name["EPEL-".Length..],
        SandboxPhase.Eln => "eln",
        _ => release.Number.ToString(CultureInfo.InvariantCulture),
    };

    private static string State(SandboxRelease release) => release.Phase switch
    {
        _ when release.Frozen => "frozen",
        SandboxPhase.Archived => "archived",
        SandboxPhase.Stable or SandboxPhase.Epel => "current",
        _ => "pending",
    };

    // Four weeks after the release after the next.
    private static DateTimeOffset? EndOfLife(SandboxRelease release, SandboxWorld world) => release.Phase switch
    {
        SandboxPhase.Archived => world.Releases.BranchedAt(release.Number + 2).AddDays(98),
        SandboxPhase.Stable => world.Anchor.AddDays(28 + (182 * (release.Number - (SandboxReleases.RawhideNumber - 3)))),
        _ => null,
    };

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
