using System.Diagnostics;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Sandbox.World;
using static FedoraPackages.Tests.Worker.Sandbox.SandboxQuestions;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class SandboxWorldTests
{
    [Fact]
    public async Task World_SameSeed_GivesTheSameAnswersByteForByte()
    {
        await using var one = new SandboxHub();
        await using var other = new SandboxHub();
        await one.InitializeAsync();
        await other.InitializeAsync();

        foreach (var (stem, question) in new SandboxQuestions(one.World).Answered)
        {
            var method = stem[..stem.LastIndexOf('-')];
            Assert.Equal(await one.BytesAsync(method, question), await other.BytesAsync(method, question));
        }
    }

    [Fact]
    public void World_OtherSeed_IsAnotherWorld()
    {
        var builds = SandboxHub.NewWorld(seed: 1).Builds.Select(build => (build.Id, build.Nvr));

        Assert.NotEqual(builds, SandboxHub.NewWorld(seed: 2).Builds.Select(build => (build.Id, build.Nvr)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1234)]
    public void World_OfAnySeed_BuildsEveryVersionAndReleaseOnce(int seed)
    {
        var builds = SandboxHub.NewWorld(seed: seed).Builds;

        Assert.Empty(builds.GroupBy(build => build.Nvr).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void World_OfTheSizeOfFedora_StartsInSeconds()
    {
        var (world, took) = Fastest(() => SandboxHub.NewWorld(24_000), TimeSpan.FromSeconds(6));

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(6));
        Assert.Equal(24_000, world.Packages.Count);
        Assert.Equal(24_000, world.Packages.Select(package => package.Name).Distinct().Count());
        Assert.All(world.Packages, package => Assert.True(PackageName.IsValid(package.Name), package.Name));
    }

    [Fact]
    public void World_Packages_CoverWhatIsAwkward()
    {
        var world = SandboxHub.NewWorld();

        Assert.InRange(world.Packages.Count, 150, 1000);
        Assert.InRange(world.PackageNamed("kernel")!.Builds.Count, 3000, 3001);
        Assert.Empty(world.PackageNamed("notes-from-nowhere")!.Builds);
        Assert.All(
            (string[])["gtk+", "libsigc++20", "libxml++", "memtest86+", "0ad", "389-ds-base", "R", "python3.14", "mariadb11.8", "perl-Test-Simple"],
            name => Assert.NotNull(world.PackageNamed(name)));
        Assert.Contains(world.Packages, package => package.Facts.Epoch > 0);
        Assert.Equal(Enum.GetValues<HubBuildState>(), world.Builds.Select(build => build.State).Distinct().Order());
    }

    [Fact]
    public void World_Builds_NumbersGrowAndNothingLiesAhead()
    {
        var world = SandboxHub.NewWorld();

        Assert.Equal(world.Builds.Select(build => build.Id).Order().Distinct(), world.Builds.Select(build => build.Id));
        Assert.Equal(world.Builds.Select(build => build.Created).Order(), world.Builds.Select(build => build.Created));
        Assert.All(world.Builds, build => Assert.True(build.Created < world.Anchor && !(build.Completed > world.Anchor), build.Nvr));
        Assert.All(world.Packages, package =>
            Assert.Equal(package.Builds.Count, package.Builds.Select(build => build.Nvr).Distinct().Count()));
        Assert.All(world.Builds, build => Assert.True(build.Tags.Count == 0 || build.State == HubBuildState.Complete, build.Nvr));
    }

    // A busy machine makes one attempt slow, not three.
    private static (SandboxWorld World, TimeSpan Took) Fastest(Func<SandboxWorld> begin, TimeSpan limit)
    {
        var best = (World: default(SandboxWorld)!, Took: TimeSpan.MaxValue);
        for (var attempt = 0; attempt < 3 && best.Took > limit; attempt++)
        {
            var watch = Stopwatch.StartNew();
            best = (begin(), watch.Elapsed);
        }

        return best;
    }
}
