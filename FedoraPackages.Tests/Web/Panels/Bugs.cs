using FedoraPackages.Connectors.Bugzilla;

namespace FedoraPackages.Tests.Web.Panels;

/// <summary>Bugs made by hand.</summary>
internal static class Bugs
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static Bug Bug(long id, string version = "rawhide", string status = "NEW", BugSeverity severity = BugSeverity.Unspecified) => new()
    {
        Id = id,
        Summary = $"bug {id}",
        Product = version.StartsWith("epel", StringComparison.Ordinal) ? "Fedora EPEL" : "Fedora",
        Version = version,
        Status = status,
        Severity = severity,
        Created = Noon.AddDays(-1_000 + id),
        Changed = Noon.AddDays(-id % 30),
    };

    public static Bug Hole(long id, BugSeverity severity, params string[] cves) => Bug(id, severity: severity) with { Cves = [.. cves], Security = true };

    public static Bug Tracked(long id, TrackerKind kind, string release, bool accepted = true) =>
        Bug(id) with { Trackers = [new BugTracker(kind, release, kind is TrackerKind.Blocker or TrackerKind.FreezeException ? "Beta" : null, accepted)] };
}
