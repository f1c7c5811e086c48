using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The connector that asks Fedora's hub asks the sandbox's.</summary>
public sealed class KojiOverSandboxTests : IClassFixture<SandboxHub>, IAsyncDisposable
{
    private readonly SandboxHub hub;
    private readonly ServiceProvider services;

    public KojiOverSandboxTests(SandboxHub hub)
    {
        this.hub = hub;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Upstreams:Koji:Url", hub.Url.ToString())]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddKoji(configuration).BuildServiceProvider();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private KojiConnector Koji => services.GetRequiredService<KojiConnector>();

    [Fact]
    public async Task Builds_OfGuake_AreItsBuildsWithTagsTasksAndReasons()
    {
        var guake = hub.World.PackageNamed("guake")!;

        var list = await Koji.BuildsAsync("guake", Ct);

        Assert.Equal(guake.Builds.Count, list.Total);
        Assert.Equal(guake.Builds.Select(build => build.Id).Reverse(), list.Builds.Select(build => build.BuildId));
        var running = list.Builds[0];
        Assert.Equal((BuildState.Building, "rawhide", null), (running.State, running.Target, running.Completed));
        Assert.Equal(["noarch", "srpm"], running.Tasks.Select(task => task.Arch));
        Assert.Contains(list.Builds, build => build.State == BuildState.Failed && build.Failure is not null);
        Assert.All(list.Builds, build =>
            Assert.Equal(hub.World.BuildWith(build.BuildId)!.Tags.Select(tagging => tagging.Tag.Name).Order(StringComparer.Ordinal), build.Tags));
    }

    [Fact]
    public async Task Builds_OfTheKernel_AreTheNewestWithTheTrueTotal()
    {
        var list = await Koji.BuildsAsync("kernel", Ct);

        Assert.Equal(hub.World.PackageNamed("kernel")!.Builds.Count, list.Total);
        Assert.Equal(BuildList.Newest, list.Builds.Length);
        Assert.Equal(hub.World.PackageNamed("kernel")!.Builds[^1].Id, list.Builds[0].BuildId);
    }

    [Theory]
    [InlineData("notes-from-nowhere")]
    [InlineData("no-such-package")]
    public async Task Builds_OfAPackageWithoutAny_AreNone(string package) =>
        Assert.Equal(0, (await Koji.BuildsAsync(package, Ct)).Total);

    [Fact]
    public async Task Names_AreRawhidesListWithTheRetiredOnes()
    {
        var names = await Koji.NamesAsync(Ct);

        Assert.Equal(hub.World.Packages.Count, names.Packages.Length);
        Assert.True(Assert.Single(names.Packages, package => package.Name == "GConf2").Retired);
        Assert.False(Assert.Single(names.Packages, package => package.Name == "guake").Retired);
    }

    [Fact]
    public async Task Tagged_OfAPackage_IsWhatTheTagsHold()
    {
        var guake = hub.World.PackageNamed("guake")!;
        var releases = hub.World.Releases.Live.ToList();

        var tagged = await Koji.TaggedAsync(
            "guake", [.. releases.Select(r => r.Stable.Name)],
            [.. releases.Select(r => r.Testing.Name), "f99-updates-testing"], [.. releases.Select(r => r.Base.Name)], Ct);

        Assert.DoesNotContain("f99-updates-testing", tagged.Builds.Keys);
        foreach (var release in releases)
        {
            var testing = guake.Builds.Where(b => b.IsIn(release.Testing)).Select(b => b.Id).ToList();
            Assert.Equal(testing.Order(), tagged.Builds[release.Testing.Name].Select(b => b.BuildId).Order());
            var stable = tagged.Builds[release.Stable.Name].FirstOrDefault();
            Assert.Equal(guake.LivesIn(release), stable is not null);
            Assert.True(stable is null || hub.World.BuildWith(stable.BuildId)!.Tags.Any(t => t.Tag.Name == stable.Tag));
        }

        Assert.Equal(releases.Where(guake.IsListedIn).Select(r => r.Base.Name).Order(StringComparer.Ordinal), tagged.Lists.Keys.Order(StringComparer.Ordinal));
        Assert.All(tagged.Lists.Values, Assert.False);
    }

    [Fact]
    public async Task Tagged_OfARetiredPackage_IsBlockedAndHasNoBuildThere()
    {
        var tagged = await Koji.TaggedAsync("GConf2", [hub.World.Releases.Rawhide.Stable.Name], [], [hub.World.Releases.Rawhide.Base.Name], Ct);

        Assert.True(tagged.Lists[hub.World.Releases.Rawhide.Base.Name]);
        Assert.Empty(Assert.Single(tagged.Builds).Value);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
