using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Sandbox;

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

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
