using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using static FedoraPackages.Tests.Connectors.Koji.ScriptedHub;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiNamesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_RecordedList_IsSortedAndBlockedMeansRetired()
    {
        await using var hub = await StartAsync();
        hub.Calls["listPackages"] = asked =>
        {
            Assert.Equal("rawhide", asked[0]["tagID"].AsText());
            Assert.Equal((true, false), (asked[0]["inherited"].AsBool(), asked[0]["with_owners"].AsBool()));
            return Recorded("listPackages-1");
        };

        var names = await hub.Koji.NamesAsync(Ct);

        Assert.Equal(17, names.Packages.Length);
        Assert.Equal(names.Packages.Select(p => p.Name).Order(StringComparer.Ordinal), names.Packages.Select(p => p.Name));
        Assert.Equal("python3", Assert.Single(names.Packages, p => p.Retired).Name);
    }

    [Fact]
    public async Task Names_ImpossibleOrDouble_AreDropped()
    {
        await using var hub = await StartAsync();
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array(
            Row("guake"), Row("guake"), Row("../etc"), Row("<script>"), Row("guake\n"), Row(""), Row(new string('a', 121)));

        Assert.Equal("guake", Assert.Single((await hub.Koji.NamesAsync(Ct)).Packages).Name);
    }

    [Fact]
    public async Task Names_None_IsAFailureAndNotAnEmptyDistribution()
    {
        await using var hub = await StartAsync();
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array();

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.NamesAsync(Ct));

        Assert.Equal(UpstreamProblem.Unreadable, failure.Problem);
    }

    [Fact]
    public async Task Names_OfALargeDistribution_AreAllThere()
    {
        await using var hub = await StartAsync();
        // With owners, as a hub that does not mind leaves them: beyond what any other answer may take.
        var row = Recorded("listPackages-1").AsList()[0];
        hub.Calls["listPackages"] = _ => XmlRpcValue.Array(Enumerable.Range(0, 52_000).Select(n => With(row, ("package_name", $"rust-package-{n:d5}"))));

        Assert.Equal(52_000, (await hub.Koji.NamesAsync(Ct)).Packages.Length);
    }

    [Theory]
    [InlineData(1014, UpstreamProblem.NotAnswering)]
    [InlineData(1000, UpstreamProblem.Refused)]
    public async Task Names_Fault_IsAFailure(long fault, UpstreamProblem problem)
    {
        await using var hub = await StartAsync();
        hub.Calls["listPackages"] = _ => XmlRpcValue.Struct(("slotFault", fault));

        Assert.Equal(problem, (await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.NamesAsync(Ct))).Problem);
    }

    private static XmlRpcValue Row(string name) => XmlRpcValue.Struct(("package_name", name), ("blocked", false));
}
