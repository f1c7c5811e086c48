using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;
using static FedoraPackages.Tests.Worker.Sandbox.SandboxQuestions;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class KojiWireQueryTests(SandboxHub hub) : IClassFixture<SandboxHub>
{
    private long[] Guake => [.. hub.World.PackageNamed("guake")!.Builds.Select(build => build.Id)];

    [Fact]
    public async Task List_LimitAndOffset_GivesThatPage() =>
        Assert.Equal(Guake.Reverse().Skip(3).Take(4), await IdsAsync(Page(4, 3, "-build_id")));

    [Fact]
    public async Task List_LimitZero_IsNoLimit() => Assert.Equal(Guake, await IdsAsync(Page(0, 0, "build_id")));

    [Fact]
    public async Task List_ByCompletionDescending_RunningBuildsComeFirst()
    {
        var builds = await RowsAsync(Page(0, 0, "-completion_time,-build_id"));

        Assert.True(builds[0]["completion_time"].IsNil);
        Assert.Equal(
            builds.Skip(1).Select(row => row["completion_ts"].AsDouble()).OrderDescending(), builds.Skip(1).Select(row => row["completion_ts"].AsDouble()));
    }

    [Fact]
    public async Task List_CountWithLimit_CountsThatPageOnly()
    {
        var options = XmlRpcValue.Struct(("countOnly", true), ("limit", 5L), ("offset", Guake.Length - 2L));

        Assert.Equal(2, (await hub.CallAsync("listBuilds", Named(("packageID", "guake"), ("queryOpts", options)))).Value.AsInt());
    }

    [Fact]
    public async Task List_PatternStateAndTime_AreAllApplied()
    {
        var after = hub.World.Anchor.AddDays(-300);

        var answer = await hub.CallAsync("listBuilds", Named(
            ("pattern", "GUAKE-*.fc45"), ("state", 1L), ("createdAfter", (double)after.ToUnixTimeSeconds()), Order("build_id")));

        var expected = hub.World.PackageNamed("guake")!.Builds.Where(build =>
            build.State == HubBuildState.Complete && build.Release.EndsWith(".fc45", StringComparison.Ordinal) && build.Created > after);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(build => build.Id), answer.Value.AsList().Select(row => row["build_id"].AsInt()));
    }

    [Fact]
    public async Task Tagged_WithInheritance_NearestTagComesFirstAndLastTaggedWithinIt()
    {
        var tag = hub.World.Releases.Tags.Named("f44-updates-testing")!;

        var rows = (await hub.CallAsync("listTagged", tag.Name, Named(("inherit", true)))).Value.AsList();

        var chain = tag.Lookup().Select(within => within.Name).ToList();
        var found = rows.Select(row => (chain.IndexOf(row["tag_name"].AsText()), -row["create_event"].AsInt())).ToList();
        Assert.Equal(found.Order(), found);
        Assert.Equal([0, 1, 2], found.Select(place => place.Item1).Distinct());
    }

    private async Task<IEnumerable<long>> IdsAsync((string, XmlRpcValue) options) =>
        (await RowsAsync(options)).Select(row => row["build_id"].AsInt());

    private async Task<IReadOnlyList<XmlRpcValue>> RowsAsync((string, XmlRpcValue) options) =>
        (await hub.CallAsync("listBuilds", Named(("packageID", "guake"), options))).Value.AsList();
}
