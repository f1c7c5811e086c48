using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>An open bug (<c>upstreams/http.md</c> §2.5). Nobody's address is kept: not the reporter's, nor the assignee's.</summary>
public sealed record Bug
{
    public required long Id { get; init; }

    public required string Summary { get; init; }

    /// <summary>"Fedora" or "Fedora EPEL".</summary>
    public required string Product { get; init; }

    /// <summary><c>rawhide</c>, <c>45</c>, <c>epel9</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Bugzilla's word: NEW, ASSIGNED, POST, MODIFIED, ON_QA, VERIFIED …</summary>
    public required string Status { get; init; }

    public BugSeverity Severity { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Changed { get; init; }

    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>The CVEs it is about, from its aliases and the beginning of its summary, or those of the bugs it blocks.</summary>
    public ImmutableArray<string> Cves { get; init; } = [];

    /// <summary>What it is tracked as: a blocker, a build failure.</summary>
    public ImmutableArray<BugTracker> Trackers { get; init; } = [];

    /// <summary>What some of the bugs it blocks are called could not be asked: there may be more trackers and CVEs.</summary>
    public bool TrackersUnknown { get; init; }

    /// <summary>About a hole, whether it has a CVE or not.</summary>
    public bool Security { get; init; }

    /// <summary>Whose hands it waits in: a question to somebody has not been answered.</summary>
    public bool NeedsInfo { get; init; }
}
