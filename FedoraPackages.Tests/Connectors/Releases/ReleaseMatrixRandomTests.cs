using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

/// <summary>Whatever two services may say at the same time, there is a line for it.</summary>
public sealed class ReleaseMatrixRandomTests
{
    private static readonly BodhiRelease[] All = [Rawhide, F45, F44, F43, Epel("10.2", "epel10"), Epel("10.1"), Epel("9"), Eln];
    private static readonly string[] Versions = ["", "1", "2", "1~rc1", "1^git2", "0.0", "..", "9999999999999999999999", "ü", "1_2"];
    private static readonly string[] Numbers = ["", "1", "1.fc44", "2.fc43.1", "1.el10_1", "1.eln154", "x", "~", "1.fc44~bootstrap", "1.fc999"];
    private static readonly DateTimeOffset?[] Times = [null, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Now, Now.AddDays(-9), Now.AddDays(3)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_AnythingAtAll_GivesEveryFedoraOneLineAndEveryReleaseOnePlace(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var releases = new ReleaseList([.. All.Where(_ => random.Next(5) > 0).Select(r => Changed(r, random))]);
            var (tagged, builds, updates) = (TaggedBuilds(random), KojiBuilds(random), BodhiUpdates(random));

            var matrix = ReleaseMatrix.Of(releases, tagged, builds, updates, Now);
            var attention = Attention.Of(random.Next(2) == 0, matrix, random.Next(2) == 0 ? null : new BugList(0, []), updates);

            var shown = matrix.Rows.SelectMany(r => r.Releases).ToList();
            Assert.Equal(releases.Releases.Where(r => r.IsFedora), shown.Where(r => r.IsFedora));
            Assert.Equal(shown.Count, shown.Distinct().Count());
            Assert.Equal(releases.Releases.Count(r => r.Kind == ReleaseKind.Epel), shown.Count(r => r.Kind == ReleaseKind.Epel) + matrix.Absent.Length);
            Assert.All(matrix.Rows.SelectMany(r => r.OnTheWay), way => Assert.NotEmpty(way.Waits));
            Assert.All(matrix.Rows, row => Assert.Equal(row.OnTheWay.Length, row.OnTheWay.DistinctBy(w => w.Build.Nvr).Count()));
            Assert.All(attention.Lines, line => Assert.NotEmpty(line.Releases));
        }
    }

    private static T Any<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private static BodhiRelease Changed(BodhiRelease release, Random random) => release with
    {
        State = Any(random, Enum.GetValues<ReleaseState>()),
        Thresholds = random.Next(3) == 0 ? null : new UpdateThresholds(random.Next(3), random.Next(999)),
        Tags = random.Next(9) == 0 ? new ReleaseTags("", "", "", "", "", "", "") : release.Tags,
    };

    private static TaggedBuilds? TaggedBuilds(Random random) => random.Next(6) == 0
        ? null
        : new([.. All.Where(_ => random.Next(6) > 0).Select(
            r => In(r, random.Next(3) == 0 ? null : Tagged(random, r), [.. Several(random, _ => Tagged(random, r))]) with { Blocked = random.Next(5) == 0 })]);

    private static TaggedBuild Tagged(Random random, BodhiRelease release) => new(
        random.Next(20), "demo", random.Next(3) == 0 ? 1 : null, Any(random, Versions), Any(random, Numbers),
        Any(random, [release.Tags.Candidate, release.Tags.Testing, release.Tags.PendingSigning, "f1"]), Any(random, Times));

    private static BuildList? KojiBuilds(Random random) => random.Next(6) == 0
        ? null
        : Builds([.. Several(random, id => Made(
            id, Any(random, Versions), Any(random, Numbers), Any(random, Enum.GetValues<BuildState>()),
            Any(random, [null, "rawhide", "f44-candidate", "", "-"]), Any(random, ["f44", "f44-build-side-1", ""])))]);

    private static UpdateList? BodhiUpdates(Random random) => random.Next(6) == 0 ? null : Updates([.. Several(random, _ => Update(random))]);

    private static BodhiUpdate Update(Random random) => new()
    {
        Alias = "FEDORA-2026-0123456789",
        Release = Any(random, All).Name,
        Status = Any(random, Enum.GetValues<UpdateStatus>()),
        Request = random.Next(2) == 0 ? null : Any(random, Enum.GetValues<UpdateRequest>()),
        Gating = random.Next(4) == 0 ? null : Any(random, Enum.GetValues<GatingStatus>()),
        Type = UpdateType.Bugfix,
        Severity = UpdateSeverity.Unspecified,
        Builds = [.. Several(
            random, _ => new UpdateBuild(Any(random, ["demo-1-1.fc44", "demo-2-1.fc43", "other-1-1.fc44", "x", "-", ""]), null, random.Next(2) == 0))],
        Karma = random.Next(-200, 200),
        StableDays = random.Next(-100_000, 100_000),
        StableKarma = random.Next(-5, 5),
        AutoTime = random.Next(2) == 0,
        AutoKarma = random.Next(2) == 0,
        Critical = random.Next(2) == 0,
        Locked = random.Next(4) == 0,
        Submitted = Now,
        TestingSince = Any(random, Times),
        StableSince = Any(random, Times),
        Ejected = random.Next(3) == 0 ? new Ejection(Now, "") : null,
    };

    private static List<T> Several<T>(Random random, Func<int, T> make) => Enumerable.Range(1, random.Next(5)).Select(make).ToList();
}
