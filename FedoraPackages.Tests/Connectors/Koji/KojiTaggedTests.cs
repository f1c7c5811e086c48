using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using static FedoraPackages.Tests.Connectors.Koji.ScriptedHub;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiTaggedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tagged_RecordedRows_AreReadInOneRoundTripWithTheTagTheyAreIn()
    {
        await using var hub = await StartAsync();
        hub.Calls["getPackageID"] = _ => 6157L;
        hub.Calls["listPackages"] = asked =>
        {
            Assert.Equal(("guake", true, false), (asked[0]["pkgID"].AsText(), asked[0]["inherited"].AsBool(), asked[0]["with_owners"].AsBool()));
            return XmlRpcValue.Array(Recorded("listPackages-5").AsList().Where(row => row["tag_name"].AsText() == asked[0]["tagID"].AsText()));
        };
        hub.Calls["getLatestBuilds"] = asked =>
        {
            Assert.Equal("guake", asked[1]["package"].AsText());
            return Recorded(asked[0].AsText() == "f43-updates" ? "getLatestBuilds-1" : "getLatestBuilds-7");
        };
        hub.Calls["listTagged"] = asked =>
        {
            // With inheritance testing would answer with what is released.
            Assert.Equal(
                (true, true, "guake", "rpm"), (asked[1]["inherit"].IsNil, asked[1]["latest"].IsNil, asked[1]["package"].AsText(), asked[1]["type"].AsText()));
            return Recorded("listTagged-11");
        };

        var tagged = await hub.Koji.TaggedAsync("guake", ["f43-updates", "f44"], ["f43-updates-testing"], ["f43", "f44", "f99"], Ct);

        Assert.Equal(
            new TaggedBuild(
                2811602, "guake", null, "3.11.0", "2.fc43", "f43-updates", new DateTimeOffset(2025, 9, 20, 12, 24, 50, TimeSpan.Zero).AddMicroseconds(590898)),
            Assert.Single(tagged.Builds["f43-updates"]));
        Assert.Equal("guake-3.11.0-2.fc43", tagged.Builds["f43-updates"][0].Nvr);
        Assert.Empty(tagged.Builds["f44"]);
        Assert.Empty(tagged.Builds["f43-updates-testing"]);
        Assert.Equal(["f43", "f44"], tagged.Lists.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(7, Assert.Single(hub.Batches).Count);
    }

    [Fact]
    public async Task Tagged_UnknownTag_IsMissingAndTheOthersAreThere()
    {
        await using var hub = await StartAsync();
        hub.Calls["getPackageID"] = _ => 7L;
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array();
        hub.Calls["getLatestBuilds"] = asked => asked[0].AsText() == "f99" ? XmlRpcValue.Struct(("slotFault", 1000L)) : XmlRpcValue.Array();

        var tagged = await hub.Koji.TaggedAsync("guake", ["f99", "f44"], [], [], Ct);

        Assert.Equal(["f44"], tagged.Builds.Keys);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1014)]
    [InlineData(1019)]
    public async Task Tagged_AnotherFaultOfATag_IsNoAnswerAtAll(long fault)
    {
        await using var hub = await StartAsync();
        hub.Calls["getPackageID"] = _ => 7L;
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array();
        hub.Calls["getLatestBuilds"] = _ => XmlRpcValue.Struct(("slotFault", fault));

        await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.TaggedAsync("guake", ["f44"], [], [], Ct));
    }

    [Fact]
    public async Task Tagged_UnknownPackage_IsNowhereAndTheOtherSlotsAreNotRead()
    {
        await using var hub = await StartAsync();
        hub.Calls["getPackageID"] = _ => XmlRpcValue.Nil;

        var tagged = await hub.Koji.TaggedAsync("no-such", ["f44"], ["f44-updates-testing"], ["f44"], Ct);

        Assert.Equal([("f44", 0), ("f44-updates-testing", 0)], tagged.Builds.OrderBy(b => b.Key).Select(b => (b.Key, b.Value.Length)));
        Assert.Empty(tagged.Lists);
    }

    [Theory]
    [InlineData("package_name")]
    [InlineData("build_id")]
    [InlineData("version")]
    public async Task Tagged_RowOfAnotherPackageOrShape_IsNotTaken(string member)
    {
        await using var hub = await StartAsync();
        hub.Calls["getPackageID"] = _ => 7L;
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array();
        hub.Calls["getLatestBuilds"] = _ => XmlRpcValue.Array(
            With(Recorded("getLatestBuilds-1").AsList()[0], (member, member == "package_name" ? "kernel" : XmlRpcValue.Nil)));

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.TaggedAsync("guake", ["f44"], [], [], Ct));

        Assert.Equal(UpstreamProblem.Unreadable, failure.Problem);
    }
}
