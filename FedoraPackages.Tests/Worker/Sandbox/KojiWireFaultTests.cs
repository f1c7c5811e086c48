using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;
using static FedoraPackages.Tests.Worker.Sandbox.SandboxQuestions;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class KojiWireFaultTests(SandboxHub hub) : IClassFixture<SandboxHub>
{
    public static TheoryData<string> Stems => [.. Refused(SandboxHub.NewWorld()).Keys];

    [Theory]
    [MemberData(nameof(Stems))]
    public async Task Call_RecordedAsRefused_IsRefusedWithTheRecordedCode(string stem)
    {
        var answer = await hub.CallAsync(stem[..stem.LastIndexOf('-')], Refused(hub.World)[stem]);

        var recorded = XmlRpcReader.ReadAnswer(RecordedFiles.Beside($"koji/{stem}.response.xml")).Fault;
        Assert.Equal(recorded!.Code, answer.Fault?.Code);
        Assert.NotEqual("", answer.Fault!.Message);
    }

    [Fact]
    public async Task Batch_SomeCallsRefused_OthersAreAnswered()
    {
        var answer = await hub.CallAsync("multiCall", XmlRpcValue.Array(
            Call("getPackageID", "guake"),
            Call("noSuchMethod"),
            Call("getTag", "f99"),
            Call("listBuilds", Named(("packageID", "guake"), ("state", XmlRpcValue.Array(1L)), Page(5, 0, "-build_id"))),
            XmlRpcValue.Struct(("methodName", "getAPIVersion"))));

        var slots = answer.Value.AsList();
        Assert.Equal(hub.World.PackageNamed("guake")!.Id, Assert.Single(slots[0].AsList()).AsInt());
        Assert.Equal([1000, 1, 1], new[] { slots[1], slots[3], slots[4] }.Select(slot => slot["faultCode"].AsInt()));
        Assert.All(new[] { slots[1], slots[3], slots[4] }, slot => Assert.IsType<XmlRpcValue.Text>(slot["traceback"].AsList()[0]));
        Assert.True(Assert.Single(slots[2].AsList()).IsNil);
    }

    private static Dictionary<string, XmlRpcValue[]> Refused(SandboxWorld world)
    {
        var guake = world.PackageNamed("guake")!;
        var running = guake.Builds.FindLast(build => build.State == HubBuildState.Building)!;
        var broken = guake.Builds.FindLast(build => build.State == HubBuildState.Failed && build.TaskId is not null)!
            .Tasks.First(task => task.State == HubTaskState.Failed && !task.IsParent);
        var canceled = world.Builds.First(build => build.State == HubBuildState.Canceled && build.TaskId is not null);
        XmlRpcValue id = guake.Id;
        return new()
        {
            ["noSuchMethod-1"] = [],
            ["multiCall-17"] = [],
            ["listBuilds-21"] = [Named(("type", "no-such-type"))],
            ["listBuilds-32"] = [Named(("packageID", id), Order("-no_such_column"))],
            ["listBuilds-33"] = [Named(("packageID", id), ("state", XmlRpcValue.Array(1L, 3L)))],
            ["listBuilds-35"] = [Named(("packageID", id), ("state", "COMPLETE"))],
            ["listBuilds-36"] = [Named(("packageID", id), ("queryOpts", XmlRpcValue.Struct(("limit", "5"))))],
            ["listBuilds-37"] = [Named(("bogus", 1L))],
            ["listBuilds-43"] = [Named(("packageID", id), ("queryOpts", "x"))],
            ["listBuilds-44"] = [Named(("createdAfter", "not a date"))],
            ["getBuild-6"] = ["guake-0-0.fc1", true],
            ["getBuild-7"] = [999999999L, Named(("strict", true))],
            ["getBuild-8"] = ["notannvr"],
            ["getBuild-9"] = [guake.Builds[^1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            ["getBuild-10"] = [XmlRpcValue.Nil],
            ["getBuild-11"] = [],
            ["getBuild-20"] = [1.5],
            ["getBuild-21"] = ["guake-3.11.0-2.fc43", false, 1L, 2L],
            ["getPackageID-3"] = ["no-such-package", Named(("strict", true))],
            ["getPackageID-4"] = [5L],
            ["getPackage-4"] = ["no-such-package", Named(("strict", true))],
            ["listPackages-10"] = [Named(("tagID", "f99"))],
            ["listTagged-9"] = ["f99"],
            ["listTagged-14"] = ["f43-updates", Named(("package", id))],
            ["getLatestBuilds-5"] = ["f99", Named(("package", "guake"))],
            ["getLatestBuilds-8"] = ["f43-updates", Named(("package", id))],
            ["listTags-7"] = [Named(("build", "guake-0-0"))],
            ["listTags-9"] = [Named(("package", "guake"), ("build", guake.Builds[0].Id))],
            ["listTags-10"] = [Named(("package", "no-such"))],
            ["getTag-4"] = ["f99", Named(("strict", true))],
            ["getTag-7"] = [XmlRpcValue.Array()],
            ["getBuildTarget-3"] = ["nope", Named(("strict", true))],
            ["getTaskInfo-5"] = [1L, Named(("strict", true))],
            ["getTaskInfo-7"] = ["abc"],
            ["getTaskInfo-8"] = [],
            ["getTaskChildren-4"] = [1L, Named(("strict", true))],
            ["getTaskResult-3"] = [broken.Id],
            ["getTaskResult-5"] = [running.TaskId!.Value],
            ["getTaskResult-6"] = [canceled.TaskId!.Value],
            ["getUser-5"] = ["nobody", Named(("strict", true))],
            ["getUser-7"] = [],
        };
    }
}
