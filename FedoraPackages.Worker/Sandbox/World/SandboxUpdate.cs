namespace FedoraPackages.Worker.Sandbox.World;

/// <summary>One update. What changes about it changes under the world's lock.</summary>
internal sealed class SandboxUpdate
{
    /// <summary>How Bodhi's comment about new builds begins.</summary>
    public const string BuildsChanged = "New build(s):";

    public required string Alias { get; init; }

    public required SandboxRelease Release { get; init; }

    /// <summary>In the order of their names.</summary>
    public required IReadOnlyList<SandboxBuild> Builds { get; set; }

    public required SandboxPerson Submitter { get; init; }

    public required DateTimeOffset Submitted { get; init; }

    public required BodhiStatus Status { get; set; }

    public string DisplayName { get; init; } = "";

    public BodhiRequest? Request { get; set; }

    public BodhiGating Gating { get; set; } = BodhiGating.Passed;

    /// <summary>The tests that hold it: their names, and whether they have failed or not run yet.</summary>
    public IReadOnlyList<SandboxTest> Unmet { get; set; } = [];

    /// <summary>Tests that hold it no longer, because somebody said that they do not matter.</summary>
    public IReadOnlyList<SandboxWaiver> Waivers { get; set; } = [];

    public BodhiType Type { get; init; } = BodhiType.Bugfix;

    public BodhiSeverity Severity { get; init; }

    public string Notes { get; set; } = "";

    /// <summary>Everybody's last vote counts, and none from before its builds were changed.</summary>
    public int Karma => Comments.Skip(Comments.FindLastIndex(comment => comment.Text.StartsWith(BuildsChanged, StringComparison.Ordinal)) + 1)
        .Where(comment => comment.Karma != 0).GroupBy(comment => comment.By).Sum(votes => votes.Last().Karma);

    public int StableKarma { get; init; } = 3;

    public int UnstableKarma { get; init; } = -3;

    public int StableDays { get; init; } = 7;

    public bool AutoKarma { get; init; } = true;

    public bool AutoTime { get; init; } = true;

    public bool Critical { get; init; }

    public bool Locked { get; set; }

    public string? SideTag { get; init; }

    public DateTimeOffset? Modified { get; set; }

    public DateTimeOffset? TestingSince { get; set; }

    public DateTimeOffset? StableSince { get; set; }

    /// <summary>Oldest first, Bodhi's own among them.</summary>
    public List<SandboxComment> Comments { get; } = [];

    public IReadOnlyList<SandboxUpdateBug> Bugs { get; init; } = [];

    /// <summary>Bodhi's own rule: enough votes or enough days, and nothing that holds it.</summary>
    public bool MeetsRequirements(DateTimeOffset now)
    {
        var (karma, days) = Thresholds(Release, Critical);
        return Gating is BodhiGating.Passed or BodhiGating.Ignored
            && (Karma >= karma || (TestingSince is { } since && now - since >= TimeSpan.FromDays(days)));
    }

    public bool IsAbout(SandboxPackage package) => Builds.Any(build => build.Package == package);

    /// <summary>What an update of a release needs to go to stable by hand.</summary>
    public static (int Karma, int Days) Thresholds(SandboxRelease release, bool critical) =>
        release.Phase == SandboxPhase.Rawhide ? (0, 0) : (critical ? 2 : 1, release.Phase == SandboxPhase.Eln ? 0 : critical ? 14 : 7);

    public override string ToString() => Alias;
}
