using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Tests.Connectors.Koji;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static FedoraPackages.Tests.Connectors.Releases.Given;

namespace FedoraPackages.Tests.Connectors.Releases;

public sealed class TaggedPanelSourceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(Now);
    private readonly SqlitePanelStore store;
    private ScriptedHub hub = null!;
    private ScriptedServer bodhi = null!;
    private ServiceProvider services = null!;

    public TaggedPanelSourceTests() => store = SqlitePanelStore.InMemory(clock, new RefreshTimings());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private KnownReleases Known => services.GetRequiredService<KnownReleases>();

    private IPanelSource Source => services.GetServices<IPanelSource>().Single(s => s.Kind == ReleasePanels.Tagged);

    public async ValueTask InitializeAsync()
    {
        hub = await ScriptedHub.StartAsync();
        bodhi = await ScriptedServer.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Upstreams:Koji:Url", new Uri(hub.Server.Url, "kojihub").ToString()), new("Upstreams:Bodhi:Url", bodhi.Url.ToString())]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<IPanelStore>(store)
            .AddKoji(configuration).AddBodhi(configuration).AddReleases().BuildServiceProvider();
        hub.Calls["getPackageID"] = _ => 7L;
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array();
        hub.Calls["getLatestBuilds"] = _ => XmlRpcValue.Array();
        hub.Calls["listTagged"] = _ => XmlRpcValue.Array();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await hub.DisposeAsync();
        await bodhi.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public void Facts_OfTagsListsAndDeletedBuilds_MakeThatPackageStale()
    {
        PanelKey[] demo = [ReleasePanels.Tagged.For("demo")];

        Assert.Equal(demo, Source.StaleAfter(new Tagged("demo", Now, 1, "f44-updates", true)));
        Assert.Equal(demo, Source.StaleAfter(new Tagged("demo", Now, 1, "f44-updates", false)));
        Assert.Equal(demo, Source.StaleAfter(new PackageListChanged("demo", Now, "f46", "block")));
        Assert.Equal(demo, Source.StaleAfter(new BuildChanged("demo", Now, 1, BuildState.Deleted)));
        Assert.Empty(Source.StaleAfter(new BuildChanged("demo", Now, 1, BuildState.Complete)));
        Assert.Empty(Source.StaleAfter(new Tagged("demo", Now, 1, "f44-build-side-9871", true)));
    }

    [Fact]
    public async Task Gather_ReleasesAreKept_AsksKojiOnceForEachTagAndBodhiForNothing()
    {
        await KeepAsync(Rawhide, F44, Epel("9"));

        await GatherAsync();

        var batch = Assert.Single(hub.Batches);
        Assert.Equal(
            ["getLatestBuilds 3", "getPackageID 1", "listPackages 3", "listTagged 15"],
            batch.GroupBy(m => m).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal(0, bodhi.Requests);
    }

    [Fact]
    public async Task Gather_Twice_ReadsTheReleasesAgainOnlyWhenTheyHaveChanged()
    {
        await KeepAsync(F44);
        var first = await Known.CurrentAsync(Ct);
        var again = await Known.CurrentAsync(Ct);
        await KeepAsync(F44, F43);

        Assert.Same(first, again);
        Assert.Equal(["F44", "F43"], (await Known.CurrentAsync(Ct)).Releases.Select(r => r.Name));
    }

    [Fact]
    public async Task Gather_NoReleasesKept_AsksBodhiOnceForAllAndBelievesItForAMinute()
    {
        bodhi.Answer = context => ScriptedServer.Send(context, """
            {"releases":[{"name":"F44","long_name":"Fedora 44","version":"44","id_prefix":"FEDORA","branch":"f44","state":"current","dist_tag":"f44","stable_tag":"f44-updates",
            "testing_tag":"f44-updates-testing","candidate_tag":"f44-updates-candidate","pending_signing_tag":"","pending_testing_tag":"","pending_stable_tag":""}],"page":1,"pages":1,"rows_per_page":100,"total":1}
            """u8.ToArray(), "application/json");

        var values = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => GatherAsync()));
        await GatherAsync();

        Assert.All(values, value => Assert.Equal(["F44"], value.Releases.Select(r => r.Release)));
        Assert.Equal(1, bodhi.Requests);
        clock.Advance(TimeSpan.FromMinutes(2));
        await GatherAsync();
        Assert.Equal(2, bodhi.Requests);
    }

    [Fact]
    public async Task Gather_KeptReleasesUnreadable_AreAskedOfBodhi()
    {
        await KeepAsync("not json"u8.ToArray());

        await Assert.ThrowsAsync<UpstreamException>(() => Known.CurrentAsync(Ct));

        Assert.NotEqual(0, bodhi.Requests);
    }

    [Fact]
    public async Task Gather_TagsNobodyKnows_SayThatKojiHasNoneAndTheOthersAreThere()
    {
        await KeepAsync(F44, F43);
        hub.Calls["getLatestBuilds"] = asked => asked[0].AsText() == "f43-updates" ? NoSuchTag : XmlRpcValue.Array(BuildRow(5, "f44-updates"));
        hub.Calls["listTagged"] = asked => asked[0].AsText() == "f44-updates-testing" ? NoSuchTag : XmlRpcValue.Array();
        hub.Calls["listPackages"] = asked => asked[0]["tagID"].AsText() == "f44" ? Listed("f44", blocked: false) : NoSuchTag;

        var releases = (await GatherAsync()).Releases;

        Assert.Equal(
            ("F44", 5L, true, false, false), (releases[0].Release, releases[0].Stable?.BuildId, releases[0].Listed, releases[0].Blocked, releases[0].NoTag));
        Assert.Equal(("F43", null, false, true), (releases[1].Release, releases[1].Stable?.Nvr, releases[1].Listed, releases[1].NoTag));
        Assert.All(releases, release => Assert.Empty(release.OnTheWay));
    }

    [Fact]
    public async Task Gather_RetiredInATagThatIsInherited_IsRetired()
    {
        await KeepAsync(Rawhide, F44);
        // The nearest list decides; the hub tells whose it is.
        hub.Calls["listPackages"] = asked =>
        {
            Assert.True(asked[0]["inherited"].AsBool());
            return asked[0]["tagID"].AsText() == "f46" ? Listed("f45", blocked: true) : Listed("f44", blocked: false);
        };

        var releases = (await GatherAsync()).Releases;

        Assert.Equal([("F46", true), ("F44", false)], releases.Select(r => (r.Release, r.Blocked)));
    }

    [Fact]
    public async Task Gather_BuildsInTheOverrideTag_AreTheBuildroots()
    {
        await KeepAsync(F44 with { Tags = F44.Tags with { Override = "f44-override" } });
        hub.Calls["listTagged"] = asked => asked[0].AsText() == "f44-override" ? XmlRpcValue.Array(BuildRow(9, "f44-override")) : XmlRpcValue.Array();

        var release = Assert.Single((await GatherAsync()).Releases);

        Assert.Equal(9, Assert.Single(release.Overridden).BuildId);
        Assert.Empty(release.OnTheWay);
    }

    [Fact]
    public async Task Gathered_Kept_IsReadBackAsItWas()
    {
        await KeepAsync(F44);
        hub.Calls["getLatestBuilds"] = _ => XmlRpcValue.Array(BuildRow(5, "f44"));
        hub.Calls["listTagged"] = asked => XmlRpcValue.Array(BuildRow(6, asked[0].AsText()));

        var answer = await Source.GatherAsync(ReleasePanels.Tagged.For("demo"), Ct);
        var value = ReleasePanels.Tagged.Read(answer.Value);

        Assert.Equal(answer.Value, ReleasePanels.Tagged.Write(value));
        Assert.Equal(
            ["f44-updates-pending", "f44-updates-testing", "f44-updates-testing-pending", "f44-signing-pending", "f44-updates-candidate"],
            value.In(F44)!.OnTheWay.Select(b => b.Tag));
        Assert.Null(value.In(F43));
        Assert.Null(value.In(F44 with { Tags = F44.Tags with { Candidate = "another" } }));
    }

    [Theory]
    [InlineData(5, "f44-updates", true, true)]
    [InlineData(4, "f44-updates", true, false)]
    [InlineData(6, "f44-updates", true, false)]
    [InlineData(7, "f44-updates-testing", true, true)]
    [InlineData(6, "f44-updates-candidate", true, false)]
    [InlineData(8, "f44-updates-testing", true, false)]
    [InlineData(7, "f44-updates-testing", false, false)]
    [InlineData(7, "f44-updates-candidate", false, true)]
    [InlineData(5, "f44-updates", false, false)]
    [InlineData(9, "f99-updates", true, true)]
    [InlineData(9, "f99-updates", false, true)]
    [InlineData(9, "f43-updates", true, true)]
    public async Task Shows_TaggedInOrOut_WhenTheReleaseOfTheTagHasItSo(long build, string tag, bool into, bool shown)
    {
        await KeepAsync(F44, F43);
        hub.Calls["getLatestBuilds"] = asked => asked[0].AsText() == "f44-updates" ? XmlRpcValue.Array(BuildRow(5, "f44-updates")) : XmlRpcValue.Array();
        hub.Calls["listTagged"] = asked => asked[0].AsText() == "f44-updates-testing"
            ? XmlRpcValue.Array(BuildRow(7, "f44-updates-testing"))
            : XmlRpcValue.Array();
        hub.Calls["listPackages"] = asked => asked[0]["tagID"].AsText() == "f43" ? Listed("f43", blocked: true) : XmlRpcValue.Array();

        var answer = await Source.GatherAsync(ReleasePanels.Tagged.For("demo"), Ct);

        Assert.Equal(shown, answer.Shows(new Tagged("demo", Now, build, tag, into)));
    }

    [Theory]
    [InlineData("f44", "add", true)]
    [InlineData("f43", "add", false)]
    [InlineData("f44", "block", false)]
    [InlineData("epel9", "block", true)]
    [InlineData("epel9", "unblock", false)]
    [InlineData("f44", "set owner", true)]
    [InlineData("f20", "block", true)]
    public async Task Shows_ListChanged_WhenTheListSaysTheSame(string tag, string action, bool shown)
    {
        await KeepAsync(F44, F43, Epel("9"));
        hub.Calls["listPackages"] = asked => asked[0]["tagID"].AsText() switch
        {
            "f44" => Listed("f44", blocked: false),
            "epel9" => Listed("epel9", blocked: true),
            _ => XmlRpcValue.Array(),
        };

        var answer = await Source.GatherAsync(ReleasePanels.Tagged.For("demo"), Ct);

        Assert.Equal(shown, answer.Shows(new PackageListChanged("demo", Now, tag, action)));
        Assert.True(answer.Shows(new BuildChanged("demo", Now, 5, BuildState.Deleted)));
    }

    private static XmlRpcValue NoSuchTag => XmlRpcValue.Struct(("slotFault", 1000L));

    private static XmlRpcValue Listed(string tag, bool blocked) => XmlRpcValue.Array(XmlRpcValue.Struct(("tag_name", tag), ("blocked", blocked)));

    private static XmlRpcValue BuildRow(long id, string tag) => XmlRpcValue.Struct(
        ("build_id", id), ("package_name", "demo"), ("epoch", XmlRpcValue.Nil), ("version", "1"),
        ("release", "1.fc44"), ("tag_name", tag), ("completion_time", "2026-09-20 12:24:50+00:00"));

    private async Task<TaggedBuilds> GatherAsync() => ReleasePanels.Tagged.Read((await Source.GatherAsync(ReleasePanels.Tagged.For("demo"), Ct)).Value);

    private Task KeepAsync(params BodhiRelease[] releases) => KeepAsync(BodhiPanels.Releases.Write(new ReleaseList([.. releases])));

    private async Task KeepAsync(byte[] value)
    {
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.MarkAsync([new PanelMark(BodhiPanels.Releases.Site, RefreshLane.FirstView, "poll", [])], Ct);
        var lease = await store.TakeAsync(RefreshLane.Background, Ct);
        await store.SwapAsync(lease!, new PanelAnswer(value, null, _ => true), Ct);
        await store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }
}
