using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Web.Panels;

/// <summary>Updates and releases made by hand.</summary>
internal static class Updates
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static ReleaseList Releases { get; } = new(
    [
        Release("F46", ReleaseKind.Rawhide, ReleaseState.Pending),
        Release("F45", ReleaseKind.Branched, ReleaseState.Frozen) with { TestingRepository = "updates-testing" },
        Release("F44", ReleaseKind.Stable, ReleaseState.Current) with { TestingRepository = "updates-testing" },
        Release("EPEL-10.2", ReleaseKind.Epel, ReleaseState.Current),
    ]);

    public static BodhiRelease Release(string name, ReleaseKind kind, ReleaseState state) => new(
        name, name, name.TrimStart('F'), kind, state, name, new ReleaseTags("", "", "", "", "", "", ""),
        null, null, null, new UpdateThresholds(1, 7), new UpdateThresholds(2, 14));

    public static string Alias(int number) => $"FEDORA-2026-{number:x10}";

    public static BodhiUpdate Update(int number, UpdateStatus status = UpdateStatus.Testing, string release = "F44", params string[] nvrs) => new()
    {
        Alias = Alias(number),
        Release = release,
        Status = status,
        Type = UpdateType.Bugfix,
        Severity = UpdateSeverity.Unspecified,
        Builds = [.. (nvrs.Length > 0 ? nvrs : [$"guake-3.{number}-1.fc44"]).Select(nvr => new UpdateBuild(nvr, null, true))],
        Submitted = Noon.AddDays(-2_000 + number),
        TestingSince = status == UpdateStatus.Testing ? Noon.AddDays(-5) : null,
        Submitter = "music",
    };

    public static UpdateList List(params BodhiUpdate[] updates) => new(updates.Length, [.. updates.OrderByDescending(u => u.Submitted)], []);

    public static ImmutableArray<UpdateBuild> Builds(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new UpdateBuild($"rust-x{i:d4}-1-1.fc44", null, true))];
}
