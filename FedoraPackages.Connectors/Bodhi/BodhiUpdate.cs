using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>An update as Bodhi has it (<c>upstreams/http.md</c> §1.3): without comments, and without anybody's address.</summary>
public sealed record BodhiUpdate
{
    /// <summary>Its key: <c>FEDORA-2026-0123456789</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>Null for an update that is called by its builds.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The release's Bodhi name.</summary>
    public required string Release { get; init; }

    /// <summary>The Koji tag of what is stable there, as the update's own release record names it.</summary>
    public string StableTag { get; init; } = "";

    public required UpdateStatus Status { get; init; }

    /// <summary>What has been asked for and has not happened yet; null when nothing.</summary>
    public UpdateRequest? Request { get; init; }

    /// <summary>Null where gating does not apply, or for an answer of before it.</summary>
    public GatingStatus? Gating { get; init; }

    /// <summary>What holds it, as far as Bodhi could say.</summary>
    public ImmutableArray<UnmetTest> Unmet { get; init; } = [];

    /// <summary>It is held, and Bodhi could not say by what.</summary>
    public bool TestsUnknown { get; init; }

    public required UpdateType Type { get; init; }

    public required UpdateSeverity Severity { get; init; }

    /// <summary>Its builds, this package's and others', ordered by NVR.</summary>
    public required ImmutableArray<UpdateBuild> Builds { get; init; }

    /// <summary>The bugs it closes or speaks of.</summary>
    public ImmutableArray<UpdateBug> Bugs { get; init; } = [];

    /// <summary>Fedora-flavoured Markdown, of the updater's own words; cut at 20,000 characters.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Total of all votes.</summary>
    public int Karma { get; init; }

    /// <summary>The karma that pushes it by itself, when <see cref="AutoKarma"/>.</summary>
    public int StableKarma { get; init; }

    /// <summary>The karma that takes it back (a negative number).</summary>
    public int UnstableKarma { get; init; }

    /// <summary>The days in testing that push it by itself, when <see cref="AutoTime"/>.</summary>
    public int StableDays { get; init; }

    public bool AutoKarma { get; init; }

    public bool AutoTime { get; init; }

    /// <summary>Critical path: stricter thresholds. Said of the update, not of each package in it.</summary>
    public bool Critical { get; init; }

    /// <summary>Bodhi's own word: it may be pushed to stable now.</summary>
    public bool MeetsRequirements { get; init; }

    /// <summary>In a push right now: nobody can change it.</summary>
    public bool Locked { get; init; }

    /// <summary>The side tag it came from; null for none.</summary>
    public string? SideTag { get; init; }

    /// <summary>The account that made it.</summary>
    public string? Submitter { get; init; }

    public required DateTimeOffset Submitted { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it came into testing.</summary>
    public DateTimeOffset? TestingSince { get; init; }

    public DateTimeOffset? StableSince { get; init; }

    /// <summary>Thrown out of its last push, and not asked for again since; null when not.</summary>
    public Ejection? Ejected { get; init; }

    /// <summary>The number of its newest comment, Bodhi's own included; 0 for none.</summary>
    public long NewestComment { get; init; }
}
