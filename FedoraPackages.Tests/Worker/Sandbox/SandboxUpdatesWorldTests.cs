using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The updates that the world begins with, and that they never contradict Koji's tags.</summary>
public sealed class SandboxUpdatesWorldTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1234)]
    public void Updates_OfAnySeed_AreWhereTheirBuildsAreTagged(int seed)
    {
        var world = new SandboxWorld(seed, 0, clock);

        Assert.Empty(world.Updates.All().SelectMany(Contradictions));
        Assert.All(world.Updates.All(), update =>
        {
            Assert.True(update.Submitted <= (update.TestingSince ?? world.Anchor), update.Alias);
            Assert.True((update.TestingSince ?? update.Submitted) <= (update.StableSince ?? world.Anchor), update.Alias);
            Assert.True((update.StableSince ?? world.Anchor) <= world.Anchor, update.Alias);
            Assert.Equal(update.Comments.OrderBy(said => said.At), update.Comments);
            Assert.Equal(update.Comments.OrderBy(said => said.Id), update.Comments);
            Assert.True(update.Comments.Count == 0 || update.Comments[^1].At <= world.Anchor, update.Alias);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1234)]
    public void Updates_OfAnySeed_ShowEveryCase(int seed)
    {
        var world = new SandboxWorld(seed, 0, clock);
        var all = world.Updates.All();

        Assert.Equal(Enum.GetValues<BodhiStatus>(), all.Select(u => u.Status).Distinct().Order());
        Assert.Equal(
            [BodhiSeverity.Low, BodhiSeverity.Medium, BodhiSeverity.High, BodhiSeverity.Urgent],
            all.Where(u => u is { Type: BodhiType.Security, Bugs.Count: > 0 }).Select(u => u.Severity).Distinct().Order());
        Assert.Contains(all, u => u is { Release.Name: "F46", Gating: BodhiGating.Failed, Unmet: [{ Failed: true }] });
        Assert.Contains(all, u => u is { Release.Name: "F46", Gating: BodhiGating.Waiting, Unmet.Count: 2 });
        Assert.Contains(all, u => u is { Release.Frozen: true, Request: BodhiRequest.Stable });
        Assert.Contains(all, u => u is { Critical: true, Status: BodhiStatus.Testing, Karma: 1 });
        Assert.Contains(all, u => u.Builds.Count == 40 && u.DisplayName != "" && u.SideTag == "f44-build-side-9850");
        Assert.All(all.Where(u => u.Request == BodhiRequest.Stable), u => Assert.True(u.MeetsRequirements(world.Now), u.Alias));
        Assert.Contains(all, u => u.Type == BodhiType.NewPackage);
        Assert.Contains(all, u => u.Comments.Exists(said => said.Text.Contains("ejected from the push", StringComparison.Ordinal)));
        Assert.Contains(all, u => u.StableSince == world.Anchor.AddHours(-2));
        Assert.Contains(world.Updates.Overrides, o => o.Build.IsIn(o.Build.For.Override));
        Assert.Contains(world.Builds, b => b.Tags is [{ Tag.Name: "f44-build-side-9871" }] && world.Updates.Holding(b) is null);
        Assert.Contains(world.Builds, b => b.Tags.Count(t => t.Tag.Name.StartsWith("epel10.", StringComparison.Ordinal)) == 2);
        Assert.Contains(world.Packages, p => Newest(p, "F43") is { } older && Newest(p, "F44") is { } newer && older.Created > newer.Created.AddHours(2));
        Assert.Contains(all, u =>
            u.Release.Name == "F44" && u.Status == BodhiStatus.Testing && Newest(u.Builds[0].Package, "F44") is { } stable && stable.Id > u.Builds[0].Id);
    }

    [Fact]
    public void Steps_ManyOfThem_NeverContradictTheTags()
    {
        var world = new SandboxWorld(1, 0, clock);
        var story = new SandboxStory(world);
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var step = 0; step < 2000; step++)
        {
            foreach (var message in story.Step())
                said.Add(message.Topic);
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Empty(world.Updates.All().SelectMany(Contradictions));
        Assert.Contains("org.fedoraproject.prod.bodhi.update.complete.testing", said);
        Assert.Contains("org.fedoraproject.prod.bodhi.update.complete.stable", said);
        Assert.Contains("org.fedoraproject.prod.bodhi.update.comment", said);
        Assert.Contains("org.fedoraproject.prod.greenwave.decision.update", said);
    }

    [Fact]
    public void Steps_SomebodyLooksInBetween_TellTheSameStory()
    {
        var (watched, alone) = (new SandboxWorld(1, 0, clock), new SandboxWorld(1, 0, clock));
        var (one, other) = (new SandboxStory(watched), new SandboxStory(alone));
        watched.Updates.All();
        for (var step = 0; step < 600; step++)
        {
            _ = watched.Updates.Of(watched.Packages[step % watched.Packages.Count]);
            Assert.Equal(one.Step().Select(m => (m.Topic, m.Id, m.Body)), other.Step().Select(m => (m.Topic, m.Id, m.Body)));
            clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    private static SandboxBuild? Newest(SandboxPackage package, string release) =>
        package.Builds.FindLast(b => b.For.Name == release && b.IsIn(b.For.Stable));

    private static IEnumerable<string> Contradictions(SandboxUpdate update) =>
        update.Builds.Where(build => !Fits(update, build))
            .Select(build => $"{update.Alias} {update.Status} {update.Request}: {build} in {string.Join(' ', build.Tags.Select(t => t.Tag))}");

    private static bool Fits(SandboxUpdate update, SandboxBuild build)
    {
        var release = update.Release;
        var rolling = release.Phase is SandboxPhase.Rawhide or SandboxPhase.Eln;
        var on = release.OnTheWay.Where(build.IsIn).ToList();
        return update.Status switch
        {
            BodhiStatus.Pending => on.Count == 1 && on[0] != release.Testing && on[0] != release.StablePending,
            BodhiStatus.Testing when rolling => on is [var tag] && tag == release.TestingPending,
            BodhiStatus.Testing => build.IsIn(release.Testing) && build.IsIn(release.StablePending) == (update.Request == BodhiRequest.Stable) && on.Count <= 2,
            BodhiStatus.Unpushed => on.TrueForAll(tag => tag == release.Candidate),
            _ => on.Count == 0,
        };
    }
}
