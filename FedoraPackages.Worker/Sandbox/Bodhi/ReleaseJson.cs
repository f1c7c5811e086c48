using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>Writes a release's record with the members and types of Bodhi's answers of 2025.</summary>
internal static class ReleaseJson
{
    private const int FirstModular = 28;
    private const int LastModular = 38;

    // Containers, flatpaks and formerly modules are built for a release too, and have records of their own.
    private static readonly (string Suffix, string Kind, string Prefix, string Words)[] Others =
    [
        ("C", "container", "FEDORA-CONTAINER", "Fedora {0} Containers"),
        ("F", "flatpak", "FEDORA-FLATPAK", "Fedora {0} Flatpaks"),
        ("M", "modular", "FEDORA-MODULAR", "Fedora {0} Modular"),
    ];

    /// <summary>The records of all releases, those of containers, flatpaks and modules too, in the order of their names as text.</summary>
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
            ["package_manager"] = release.IsFedora && !rolling ? "dnf" : "unspecified",
            ["testing_repository"] = rolling ? null : release.IsFedora ? "updates-testing" : null,
            ["released_on"] = release.Phase is SandboxPhase.Stable or SandboxPhase.Archived ? Day(release.Released) : null,
            ["eol"] = EndOfLife(release, world) is { } end ? Day(end) : null,
            ["setting_status"] = release.Phase switch
            {
                SandboxPhase.Branched => "post_beta",
                SandboxPhase.Rawhide or SandboxPhase.Eln => "pre_beta",
                _ => null
            },
            ["mandatory_days_in_testing"] = days,
            ["critpath_mandatory_days_in_testing"] = criticalDays,
            ["min_karma"] = karma,
            ["critpath_min_karma"] = criticalKarma,
        };
    }

    private static IEnumerable<JsonObject> Records(SandboxRelease release, SandboxWorld world)
    {
        yield return Of(release, world);
        if (!release.IsFedora)
            yield break;
        foreach (var (suffix, kind, prefix, words) in Others)
        {
            if (suffix == "M" ? release.Number is < FirstModular or > LastModular : release.Place < 0)
                continue;
            var record = Of(release, world);
            record["name"] = release.Name + suffix;
            record["long_name"] = string.Format(CultureInfo.InvariantCulture, words, release.Number);
            record["id_prefix"] = prefix;
            record["branch"] = "f" + Version(release);
            foreach (var (member, value) in record.Where(m => m.Key.EndsWith("_tag", StringComparison.Ordinal)).ToList())
                record[member] = ((string)value!).Replace(release.Base.Name, $"{release.Base.Name}-{kind}", StringComparison.Ordinal);
            record["pending_signing_tag"] = "";
            yield return record;
        }
    }

    public static string LongName(SandboxRelease release) => release.Phase switch
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
