using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.XmlRpc;
using static FedoraPackages.Tests.Connectors.Koji.ScriptedHub;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiPanelSourceTests
{
    private const long Running = 2840185;
    private const long Complete = 2811602;
    private const long Failed = 2810750;

    private static readonly DateTimeOffset Noon = new(2025, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Builds_FactsOfBuildsAndTags_MakeThatPackageStale()
    {
        await using var hub = await StartAsync();
        var source = hub.Source(KojiPanels.Builds);

        Assert.Equal([KojiPanels.Builds.For("guake")], source.StaleAfter(new BuildChanged("guake", Noon, 1, BuildState.Failed)));
        Assert.Equal([KojiPanels.Builds.For("guake")], source.StaleAfter(new Tagged("guake", Noon, 1, "f43", true)));
        Assert.Empty(source.StaleAfter(new PackageListChanged("guake", Noon, "f44", "block")));
    }

    [Theory]
    [InlineData(Running, BuildState.Building, true)]
    [InlineData(Running, BuildState.Complete, false)]
    [InlineData(Complete, BuildState.Building, true)]
    [InlineData(Complete, BuildState.Complete, true)]
    [InlineData(Complete, BuildState.Failed, true)]
    [InlineData(Complete, BuildState.Deleted, false)]
    [InlineData(Failed, BuildState.Complete, false)]
    [InlineData(9999999, BuildState.Building, false)]
    [InlineData(9999999, BuildState.Deleted, true)]
    [InlineData(5, BuildState.Complete, false)]
    public async Task Builds_ChangedBuild_IsShownInThatStateOrALaterOne(long build, BuildState state, bool shown)
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());

        var answer = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);

        Assert.Equal(shown, answer.Shows(new BuildChanged("guake", Noon, build, state)));
    }

    [Fact]
    public async Task Builds_ChangedBuildOlderThanTheKeptOnes_CountsAsShown()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listBuilds"] = asked => asked[0]["queryOpts"]["countOnly"].IsNil ? XmlRpcValue.Array(Guake()) : 700L;

        var answer = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);

        Assert.True(answer.Shows(new BuildChanged("guake", Noon, 5, BuildState.Complete)));
        Assert.False(answer.Shows(new BuildChanged("guake", Noon, 9999999, BuildState.Complete)));
    }

    [Theory]
    [InlineData(Complete, "f43-updates", true, true)]
    [InlineData(Complete, "f43-updates", false, false)]
    [InlineData(Complete, "trashcan", true, false)]
    [InlineData(Complete, "trashcan", false, true)]
    [InlineData(Failed, "f43-updates", true, true)]
    [InlineData(5, "f43-updates", true, true)]
    public async Task Builds_TaggedBuild_IsShownWhenItsKnownTagsSayTheSame(long build, string tag, bool into, bool shown)
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = _ => Recorded("listTags-1");

        var answer = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);

        Assert.Equal(shown, answer.Shows(new Tagged("guake", Noon, build, tag, into)));
    }

    [Fact]
    public async Task Builds_OnlyWhileOneRuns_ArePolled()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        var running = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);
        hub.Has([.. Guake().Skip(1)]);
        var quiet = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);

        Assert.Equal(TimeSpan.FromSeconds(10), running.PollAfter);
        Assert.Null(quiet.PollAfter);
    }

    [Fact]
    public async Task Builds_Kept_AreReadBackAsTheyWere()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = _ => Recorded("listTags-1");

        var answer = await hub.Source(KojiPanels.Builds).GatherAsync(KojiPanels.Builds.For("guake"), Ct);
        var read = KojiPanels.Builds.Read(answer.Value);

        Assert.Equal(answer.Value, KojiPanels.Builds.Write(read));
        Assert.Equal(10, read.Builds.Length);
    }

    [Theory]
    [InlineData("f44", "block", true)]
    [InlineData("rawhide", "add", true)]
    [InlineData("f44", "set owner", false)]
    [InlineData("f44-updates", "block", false)]
    [InlineData("epel9", "block", false)]
    public async Task Names_ListChanged_AreStaleWhenSomethingBeginsOrEndsToExist(string tag, string action, bool stale)
    {
        await using var hub = await StartAsync();

        var keys = hub.Source(KojiPanels.Names).StaleAfter(new PackageListChanged("guake", Noon, tag, action));

        Assert.Equal(stale ? [KojiPanels.Names.Site] : [], keys);
    }

    [Theory]
    [InlineData("python3", "block", true)]
    [InlineData("guake", "block", false)]
    [InlineData("guake", "unblock", true)]
    [InlineData("new-one", "add", false)]
    public async Task Names_RawhideListChanged_IsShownWhenTheListSaysTheSame(string package, string action, bool shown)
    {
        await using var hub = await StartAsync();
        hub.Calls["listPackages"] = _ => Recorded("listPackages-1");

        var answer = await hub.Source(KojiPanels.Names).GatherAsync(KojiPanels.Names.Site, Ct);

        Assert.Equal(shown, answer.Shows(new PackageListChanged(package, Noon, "rawhide", action)));
        Assert.True(answer.Shows(new PackageListChanged(package, Noon, "f30", action)));
    }

    [Fact]
    public async Task Builds_TagsCannotBeAsked_KeepWhatIsKeptOfThemAndAreAskedAgain()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = _ => Recorded("listTags-1");
        var (source, key) = (hub.Source(KojiPanels.Builds), KojiPanels.Builds.For("guake"));
        var whole = await source.GatherAsync(key, Ct);
        hub.Calls["listTags"] = asked => asked[0]["build"].AsInt() == Complete ? XmlRpcValue.Struct(("slotFault", 1L)) : Recorded("listTags-1");

        var filled = await source.GatherAsync(key, new KeptAnswer(_ => Task.FromResult<byte[]?>(whole.Value)), Ct);
        var lacking = await source.GatherAsync(key, Ct);

        Assert.Equal((true, false, false), (whole.Whole, filled.Whole, lacking.Whole));
        Assert.Equal(whole.Value, filled.Value);
        Assert.Equal(Complete, Assert.Single(KojiPanels.Builds.Read(lacking.Value).Builds, b => b.Incomplete).BuildId);
        Assert.NotNull(filled.PollAfter);
    }
}
