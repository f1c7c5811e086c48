using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using static FedoraPackages.Tests.Connectors.Koji.ScriptedHub;

namespace FedoraPackages.Tests.Connectors.Koji;

public sealed class KojiBuildsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Builds_RecordedRows_AreReadNewestFirstWithTags()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = _ => Recorded("listTags-1");

        var list = await hub.Koji.BuildsAsync("guake", Ct);

        Assert.Equal(10, list.Total);
        Assert.Equal("guake-3.11.1-2.fc44", list.Builds[0].Nvr);
        Assert.Equal(BuildState.Building, list.Builds[0].State);
        Assert.Null(list.Builds[0].Completed);
        var done = list.Builds.Single(b => b.BuildId == 2811602);
        Assert.Equal(new DateTimeOffset(2025, 9, 20, 12, 24, 50, TimeSpan.Zero).AddMicroseconds(590898), done.Completed);
        Assert.Equal("mnovak", done.Owner);
        Assert.Equal(["f43-updates"], done.Tags.Where(t => t.StartsWith("f43", StringComparison.Ordinal)));
        Assert.All(list.Builds.Where(b => b.State != BuildState.Complete), b => Assert.Empty(b.Tags));
    }

    [Fact]
    public async Task Builds_OneRuns_TargetAndArchitecturesComeFromItsTask()
    {
        await using var hub = await StartAsync();
        var children = Recorded("getTaskDescendents-1")["138514174"];
        hub.Has(Guake()[0]);
        hub.Calls["getTaskInfo"] = _ => Recorded("getTaskInfo-3");
        hub.Calls["getTaskDescendents"] = _ => XmlRpcValue.Struct(("138533300", children));

        var build = Assert.Single((await hub.Koji.BuildsAsync("guake", Ct)).Builds);

        Assert.Equal("rawhide", build.Target);
        Assert.Equal(["noarch", "srpm"], build.Tasks.Select(t => t.Arch));
        Assert.All(build.Tasks, task => Assert.Equal(TaskState.Closed, task.State));
        Assert.Equal(2, hub.Batches.Count);
    }

    [Fact]
    public async Task Builds_OneFailed_FirstFailedArchitectureSaysWhy()
    {
        await using var hub = await StartAsync();
        hub.Has(Recorded("listBuilds-9").AsList()[1]);
        hub.Calls["getTaskInfo"] = _ => Recorded("getTaskInfo-2");
        hub.Calls["getTaskDescendents"] = _ => Recorded("getTaskDescendents-3");
        hub.Calls["getTaskResult"] = asked =>
        {
            Assert.Equal(138525855, asked[0].AsInt());
            Assert.False(asked[1]["raise_fault"].AsBool());
            return Recorded("getTaskResult-4");
        };

        var build = Assert.Single((await hub.Koji.BuildsAsync("kernel", Ct)).Builds);

        Assert.Equal(new KojiBuildFailure(138525855, "ppc64le",
            "error building package (arch ppc64le), mock exited with status 1; see build.log or root.log for more information", "build.log"), build.Failure);
        Assert.Equal(["aarch64", "ppc64le", "s390x", "srpm", "x86_64"], build.Tasks.Select(t => t.Arch));
        Assert.Equal([3, 2, 1], hub.Batches.Select(b => b.Count));
    }

    [Fact]
    public async Task Builds_OldImportWithoutTask_ShowsItsCreationAndAsksNoTask()
    {
        await using var hub = await StartAsync();
        hub.Has(With(Recorded("listBuilds-28").AsList()[0], ("draft", XmlRpcValue.Nil), ("creation_ts", XmlRpcValue.Nil)));

        var build = Assert.Single((await hub.Koji.BuildsAsync("python-requests", Ct)).Builds);

        Assert.Null(build.TaskId);
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(12584), build.Started);
        Assert.DoesNotContain(hub.Batches.SelectMany(b => b), method => method.StartsWith("getTask", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Builds_UnknownPackage_AreNoneAndTheOtherSlotsAreNotRead()
    {
        await using var hub = await StartAsync();
        hub.Server.Answer = context => Upstreams.ScriptedServer.Send(context, RecordedFiles.Beside("koji/multiCall-9.response.xml"));

        var list = await hub.Koji.BuildsAsync("no-such-package", Ct);

        Assert.Equal(0, list.Total);
        Assert.Empty(list.Builds);
        Assert.Equal(1, hub.Server.Requests);
    }

    [Fact]
    public async Task Builds_CountIsAnArray_CountsWhatIsThere()
    {
        await using var hub = await StartAsync();
        hub.Has();
        hub.Calls["listBuilds"] = _ => XmlRpcValue.Array();

        Assert.Equal(0, (await hub.Koji.BuildsAsync("guake", Ct)).Total);
    }

    [Fact]
    public async Task Builds_RowsOfAnotherPackage_AreNeverTaken()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.BuildsAsync("kernel", Ct));

        Assert.Equal(UpstreamProblem.Unreadable, failure.Problem);
        Assert.Equal("answered about another package", failure.Message);
    }

    [Fact]
    public async Task Builds_DetailsAreRefused_OnlyTheDetailsAreLost()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = asked => asked[0]["build"].AsInt() == 2811602 ? Fault(1000) : Recorded("listTags-1");

        var list = await hub.Koji.BuildsAsync("guake", Ct);

        Assert.Empty(list.Builds.Single(b => b.BuildId == 2811602).Tags);
        Assert.NotEmpty(list.Builds.Single(b => b.BuildId == 2822684).Tags);
        Assert.Null(list.Builds[0].Target);
    }

    [Fact]
    public async Task Builds_OutageBeginsInsideTheSecondBatch_IsAFailureAndNotAnAnswerWithoutTags()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listTags"] = _ => Fault(1014);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.BuildsAsync("guake", Ct));

        Assert.Equal(UpstreamProblem.NotAnswering, failure.Problem);
    }

    [Fact]
    public async Task Builds_FirstBatchIsRefused_IsAFailure()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["listBuilds"] = _ => Fault(1);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.BuildsAsync("guake", Ct));

        Assert.Equal(UpstreamProblem.Refused, failure.Problem);
    }

    [Fact]
    public async Task Builds_Sixty_TagsAreAskedForTheNewestFiftyWithALimit()
    {
        await using var hub = await StartAsync();
        var complete = Guake()[1];
        hub.Has([.. Enumerable.Range(1, 60).Reverse().Select(id => With(complete, ("build_id", (long)id)))]);
        var asked = new List<long>();
        hub.Calls["listTags"] = parameters =>
        {
            asked.Add(parameters[0]["build"].AsInt());
            Assert.InRange(parameters[0]["queryOpts"]["limit"].AsInt(), 1, 999);
            return XmlRpcValue.Array();
        };

        var list = await hub.Koji.BuildsAsync("guake", Ct);

        Assert.Equal(60, list.Builds.Length);
        Assert.Equal(Enumerable.Range(11, 50).Reverse().Select(i => (long)i), asked);
    }

    [Theory]
    [InlineData(1005, "mock exited with status 10; see build.log", "build.log")]
    [InlineData(1005, "mock exited with status 1; see build.log or root.log", "build.log")]
    [InlineData(1005, "mock exited with status 30; see root.log", "root.log")]
    [InlineData(1012, "could not init mock buildroot, mock exited with status 1", "root.log")]
    [InlineData(1, "IOError: [Errno 28] No space left on device", "build.log")]
    public void Failure_Words_NameTheLogToRead(long code, string words, string log)
    {
        var failure = new KojiBuildFailure(1, "s390x", "", null);
        var fault = XmlRpcValue.Struct(("faultCode", code), ("faultString", words + "\n" + new string('x', 4000)));

        Assert.Equal(new KojiBuildFailure(1, "s390x", words, log), KojiFailures.Read(failure, leavesLogs: true, fault));
    }

    [Fact]
    public void Failure_OfTheHubItself_IsItsLastLineAndHasNoLog()
    {
        var failure = new KojiBuildFailure(1, "tag", "", null);
        var fault = XmlRpcValue.Struct(
            ("faultCode", 1L),
            ("faultString", "Traceback (most recent call last):\n  File \"tasks.py\", line 335, in run\nkoji.GenericError: Target f46-candidate is locked\n"));

        Assert.Equal(failure with { Message = "koji.GenericError: Target f46-candidate is locked" }, KojiFailures.Read(failure, leavesLogs: false, fault));
        Assert.Equal(failure, KojiFailures.Read(failure, leavesLogs: false, XmlRpcValue.Nil));
    }

    [Theory]
    [InlineData("buildSRPMFromSCM", "srpm", "srpm", "root.log")]
    [InlineData("buildArch", "s390x", "s390x", "root.log")]
    [InlineData("tagBuild", "tag", "tag", null)]
    [InlineData("waitrepo", null, "waitrepo", null)]
    public async Task Builds_FailedInAnyStep_SayWhichAndWhy(string method, string? label, string part, string? log)
    {
        await using var hub = await StartAsync();
        hub.Has(Recorded("listBuilds-9").AsList()[1]);
        var task = Recorded("listBuilds-9").AsList()[1]["task_id"].AsInt();
        hub.Calls["getTaskInfo"] = _ => XmlRpcValue.Nil;
        hub.Calls["getTaskDescendents"] = _ => XmlRpcValue.Struct(
            ($"{task}", XmlRpcValue.Array(Task(8, "buildArch", "x86_64", TaskState.Closed), Task(9, method, label, TaskState.Failed))),
            ("8", XmlRpcValue.Array()), ("9", XmlRpcValue.Array()));
        hub.Calls["getTaskResult"] = asked => asked[0].AsInt() == 9
            ? XmlRpcValue.Struct(("faultCode", 1012L), ("faultString", "could not init mock buildroot, mock exited with status 30; see root.log"))
            : Fault(1000);

        var build = Assert.Single((await hub.Koji.BuildsAsync("kernel", Ct)).Builds);

        Assert.Equal((9L, part, log), (build.Failure!.TaskId, build.Failure.Part, build.Failure.Log));
        Assert.StartsWith("could not init mock buildroot", build.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Builds_FailedWithoutAFailedPart_AreToldByTheirOwnTask()
    {
        await using var hub = await StartAsync();
        hub.Has(Recorded("listBuilds-9").AsList()[1]);
        var task = Recorded("listBuilds-9").AsList()[1]["task_id"].AsInt();
        hub.Calls["getTaskInfo"] = _ => XmlRpcValue.Nil;
        hub.Calls["getTaskDescendents"] = _ => XmlRpcValue.Struct(($"{task}", XmlRpcValue.Array()));
        // Canceled while it failed: there is no result to read.
        hub.Calls["getTaskResult"] = _ => Fault(1000);

        var build = Assert.Single((await hub.Koji.BuildsAsync("kernel", Ct)).Builds);

        Assert.Equal((new KojiBuildFailure(task, "build", "", null), false), (build.Failure, build.Incomplete));
    }

    [Theory]
    [InlineData("listTags", 1)]
    [InlineData("getTaskInfo", 1)]
    [InlineData("getTaskDescendents", 1019)]
    public async Task Builds_ADetailGoesWrong_LeavesItsBuildIncompleteAndNotWithoutIt(string method, long fault)
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        hub.Calls["getTaskInfo"] = _ => XmlRpcValue.Nil;
        hub.Calls["getTaskDescendents"] = _ => XmlRpcValue.Struct();
        hub.Calls[method] = _ => Fault(fault);

        var builds = (await hub.Koji.BuildsAsync("guake", Ct)).Builds;

        Assert.Contains(builds, b => b.Incomplete);
        Assert.All(builds.Where(b => b.Incomplete), b => Assert.Equal(
            method == "listTags" ? BuildState.Complete : BuildState.Building, b.State is BuildState.Failed ? BuildState.Building : b.State));
    }

    [Fact]
    public async Task Builds_ModulesAndImages_AreNotAskedFor()
    {
        await using var hub = await StartAsync();
        hub.Has(Guake());
        var has = hub.Calls["listBuilds"];
        hub.Calls["listBuilds"] = asked =>
        {
            Assert.Equal("rpm", asked[0]["type"].AsText());
            return has(asked);
        };

        await hub.Koji.BuildsAsync("guake", Ct);
        await hub.Koji.RecentAsync(Ct);
    }

    [Fact]
    public async Task Builds_EpochZero_IsNoEpoch()
    {
        await using var hub = await StartAsync();
        hub.Has([.. Guake().Select(row => With(row, ("epoch", 0L)))]);

        Assert.All((await hub.Koji.BuildsAsync("guake", Ct)).Builds, build => Assert.Null(build.Epoch));
    }

    [Fact]
    public void Failure_EndlessFirstLine_IsCutWithoutHalfACharacter()
    {
        var failure = new KojiBuildFailure(1, "srpm", "", null);
        var fault = XmlRpcValue.Struct(("faultCode", 1005L), ("faultString", string.Concat(Enumerable.Repeat("🐧", 5000))));

        var message = KojiFailures.Read(failure, leavesLogs: true, fault).Message;

        Assert.InRange(message.Length, 250, 300);
        Assert.EndsWith("🐧…", message, StringComparison.Ordinal);
    }

    private static XmlRpcValue Fault(long code) => XmlRpcValue.Struct(("slotFault", code));

    private static XmlRpcValue Task(long id, string method, string? label, TaskState state) => XmlRpcValue.Struct(
        ("id", id), ("method", method), ("label", label is null ? XmlRpcValue.Nil : label),
        ("arch", "noarch"), ("state", (long)state), ("start_ts", 1.0), ("completion_ts", 2.0));
}
