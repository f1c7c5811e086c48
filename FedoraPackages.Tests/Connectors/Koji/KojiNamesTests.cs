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
            Assert.True(asked[0]["inherited"].AsBool());
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

    private static XmlRpcValue Row(string name) => XmlRpcValue.Struct(("package_name", name), ("blocked", false));
}
