using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>What was said while nobody listened is read out of the archive, or what is kept is suspect.</summary>
public sealed class CatchUpTests : IAsyncLifetime
{
    private readonly Workshop at = new();
    private readonly List<IDisposable> opened = [];
    private ScriptedArchive archive = null!;
    private SharedDocument<ListeningState> state = null!;
    private MissedMessages missed = null!;
    private MessageInbox inbox = null!;
    private CatchUpService service = null!;
    private MetricCollector<long> marked = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => at.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        archive = await ScriptedArchive.StartAsync();
        var site = new SilentSite();
        state = Open(new SharedDocument<ListeningState>(SiteDocuments.Listening, at.Store, site, NullLogger<SharedDocument<ListeningState>>.Instance));
        await ListeningNode.KeepNamesAsync(at.Store, [.. Enumerable.Range(0, 1_000).Select(Package)]);
        var heard = new HeardUntil(at.Clock);
        marked = Open(new MetricCollector<long>(at.Meters, "FedoraPackages", "fedora_packages.messages"));
        var names = new KnownNames(at.Store, at.Clock);
        var notes = Open(
            new MessageLog(new Journal<MessageNote>("messages", 500, OperationsJson.Default.MessageNote, at.Store), at.Clock, NullLogger<MessageLog>.Instance));
        var marker = new MessageMarker(
            new MessageInterpreter([new KojiMessageReader(TopicPrefixes.Production)], [at.Source], names, at.Clock),
            new MarkWriter(at.Store, at.Signals, new WatchedKeys(at.Clock)), new HistoryJournal(at.Store),
            at.Metrics, notes, at.Clock, NullLogger<MessageMarker>.Instance);
        var seen = new SeenIds(at.Clock);
        inbox = new MessageInbox(marker, seen, at.Metrics, at.Clock);
        missed = new MissedMessages(state, heard, at.Clock);
        var keeper = Open(new SeenIdsKeeper(
            seen, new Journal<SeenMessages>("seen", 100, OperationsJson.Default.SeenMessages, at.Store),
            new StartedLifetime(), at.Clock, NullLogger<SeenIdsKeeper>.Instance));
        var redeliveries = Open(new SharedDocument<Redeliveries>(
            SiteDocuments.Redelivered, at.Store, site, NullLogger<SharedDocument<Redeliveries>>.Instance));
        var reception = new Reception(inbox, heard, keeper, redeliveries, at.Metrics, notes, at.Clock, NullLogger<Reception>.Instance);
        var pump = new RefreshPump(at.Store, at.Refresher, [at.Source], new StartedLifetime(), at.Clock, NullLogger<RefreshPump>.Instance);
        service = Open(new CatchUpService(
            state, missed, archive.Connector, new ArchiveSettings(["org.fedoraproject.prod.buildsys.build.state.change"]), reception, keeper,
            new Suspects(at.Store, [at.Source], at.InTurn(at.Source), pump), new StartedLifetime(), at.Clock, NullLogger<CatchUpService>.Instance));
        await keeper.StartAsync(Ct);
        await service.StartAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync(CancellationToken.None);
        opened.ForEach(o => o.Dispose());
        await archive.DisposeAsync();
        at.Dispose();
    }

    [Fact]
    public async Task ThreeHours_OutOfAnArchiveThatErrsRepeatsAndReorders_AreReadExactly()
    {
        Fill(Now.AddHours(-3), every: TimeSpan.FromSeconds(15));
        archive.Instead = number => (number % 3) switch { 1 => (502, "Bad gateway"), 2 when number % 2 == 0 => (200, "<html>"), _ => null };
        archive.Page = page => page.Reverse().Append(page[0]).Append(page[^1]);

        var ended = await MissAsync(since: Now.AddHours(-3));

        Assert.Equal((CatchUpState.Finished, 720), (ended.State, ended.New));
        Assert.Equal(720, marked.GetMeasurementSnapshot().Count(m => Equals(m.Tags["outcome"], "marked")));
        Assert.Equal(ended.Until, state.Current.Cursor);
        Assert.Equal(720, (await at.Store.CountAsync(Ct)).Waiting);
    }

    [Fact]
    public async Task Question_AlwaysSaysBeginningAndEnd_TheSameForEveryPage()
    {
        Fill(Now.AddMinutes(-50), every: TimeSpan.FromSeconds(10));

        var (start, end) = (Now.AddMinutes(-55).ToUnixTimeSeconds(), Now.ToUnixTimeSeconds());

        await MissAsync(since: Now.AddMinutes(-50));

        var asked = archive.Asked.ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, (question, page) => Assert.StartsWith(
            $"/v2/search?start={start}&end={end}&order=asc&rows_per_page=100&page={page + 1}&topic=org.fedoraproject.prod.buildsys.build.state.change",
            question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_HeardLiveAlready_AreNotReadTwice()
    {
        Fill(Now.AddMinutes(-5), every: TimeSpan.FromSeconds(5));
        foreach (var message in archive.Messages.Take(20))
            await inbox.TakeAsync(message, Ct);

        var ended = await MissAsync(since: Now.AddMinutes(-5));

        Assert.Equal((CatchUpState.Finished, 60, 40), (ended.State, ended.Read, ended.New));
    }

    [Fact]
    public async Task Archive_WithAHoleOfTwelveMinutes_IsNotBelieved()
    {
        await KeepAsync();
        Fill(Now.AddHours(-1), every: TimeSpan.FromSeconds(30));
        archive.Messages.RemoveAll(m => m.SentAt > Now.AddMinutes(-40) && m.SentAt < Now.AddMinutes(-28));

        var ended = await MissAsync(since: Now.AddHours(-1));

        Assert.Equal((CatchUpState.Suspected, "the archive knows of nothing for 12 minutes"), (ended.State, ended.Suspect));
        await IsSuspectAsync();
    }

    [Fact]
    public async Task Silence_ThatWasHeard_IsNoHole()
    {
        await KeepAsync();
        await state.UpdateAsync(_ => new ListeningState(Now), tell: false, Ct);
        await missed.AskAsync(Ct);
        await EndedAsync(TimeSpan.FromSeconds(1));
        // A quiet quarter of an hour on a line that then breaks for a moment.
        at.Clock.Advance(TimeSpan.FromMinutes(15));
        missed.Lost();
        at.Clock.Advance(TimeSpan.FromSeconds(30));
        var first = state.Current.CatchUp!.Id;
        await missed.AskAsync(Ct);

        await GoOnUntilAsync(() => state.Current.CatchUp is { IsOver: true } over && over.Id != first, "it is over");

        Assert.Equal((CatchUpState.Finished, null), (state.Current.CatchUp!.State, state.Current.CatchUp.Suspect));
    }

    [Fact]
    public async Task Archive_WhoseAnswersCannotBeRead_IsGivenUpAndAllThatIsKeptIsSuspect()
    {
        await KeepAsync();
        archive.Instead = _ => (400, """{"error": "no"}""");

        var ended = await MissAsync(since: Now.AddMinutes(-30));

        Assert.Equal((CatchUpState.Suspected, "the archive's answer cannot be read"), (ended.State, ended.Suspect));
        await IsSuspectAsync();
    }

    [Fact]
    public async Task Message_WithTheIdOfAnotherThatMeansSomethingElse_DoesNotKeepThatFromBeingHeard()
    {
        Fill(Now.AddSeconds(-5), every: TimeSpan.FromSeconds(5));
        var real = Assert.Single(archive.Messages);
        await inbox.TakeAsync(real with { Body = "{}" }, Ct);
        await inbox.TakeAsync(real with { Body = real.Body.Replace(Package(0), Package(7), StringComparison.Ordinal) }, Ct);

        var ended = await MissAsync(since: Now.AddSeconds(-5));

        Assert.Equal(1, ended.New);
    }

    [Fact]
    public async Task Archive_ThatGivesLessThanItSaysItHas_IsNotBelieved()
    {
        await KeepAsync();
        Fill(Now.AddMinutes(-30), every: TimeSpan.FromSeconds(30));
        archive.Page = page => page.Skip(1);

        var ended = await MissAsync(since: Now.AddMinutes(-30));

        Assert.Equal("the archive did not give all that it has", ended.Suspect);
        await IsSuspectAsync();
    }

    [Theory]
    [InlineData(7 * 24, "it is too long ago by now")]
    [InlineData(null, "nobody knows since when")]
    public async Task Gap_TooLongOrOfUnknownLength_IsNotReadAndAllThatIsKeptIsSuspect(int? hours, string why)
    {
        await KeepAsync();

        var ended = await MissAsync(hours is { } ago ? Now.AddHours(-ago) : null);

        Assert.Equal((CatchUpState.Suspected, why), (ended.State, ended.Suspect));
        Assert.Empty(archive.Asked);
        Assert.Equal(ended.Until, state.Current.Cursor);
        await IsSuspectAsync();
    }

    [Fact]
    public async Task Archive_AwayForALongTime_MovesNoCursor_AndTheGapIsGivenUpAfterADay()
    {
        await KeepAsync();
        archive.Instead = _ => (503, "{}");
        var since = Now.AddHours(-1);
        await BeginAsync(since);
        await GoOnUntilAsync(() => state.Current.Running is { Failure: not null }, "it is said why");
        Assert.Equal(since, state.Current.Cursor);

        await GoOnUntilAsync(() => state.Current.Cursor > since, "the gap is given up", TimeSpan.FromMinutes(10));

        Assert.True(Now - since > TimeSpan.FromHours(24));
        await IsSuspectAsync();
    }

    [Fact]
    public async Task CatchUp_WhoseWorkerDied_IsTakenOnByAnother_AndNotBefore()
    {
        Fill(Now.AddMinutes(-5), every: TimeSpan.FromSeconds(5));
        var began = Now;
        var orphan = new ListeningState(Now.AddMinutes(-5)).Ask(Now, MissedMessages.Overlap);
        await state.UpdateAsync(_ => orphan with { CatchUp = orphan.CatchUp! with { Worker = "another", Beat = 3 } }, tell: false, Ct);
        await GoOnUntilAsync(() => archive.Asked.Count > 0, "it is taken on");
        Assert.True(Now - began >= TimeSpan.FromSeconds(8));

        var ended = await EndedAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((CatchUpState.Finished, 60), (ended.State, ended.New));
    }

    [Fact]
    public async Task Hourly_WhatCameLateIntoTheArchive_IsFound()
    {
        Fill(Now.AddMinutes(-5), every: TimeSpan.FromSeconds(5));
        await MissAsync(since: Now.AddMinutes(-5));
        var late = archive.Messages[0] with { Id = "late", SentAt = Now.AddMinutes(-3) };
        archive.Messages.Add(late);

        await GoOnUntilAsync(() => state.Current.CatchUp is { IsLook: true, IsOver: true }, "it has looked back", TimeSpan.FromSeconds(30));

        Assert.Equal((CatchUpState.Finished, 1), (state.Current.CatchUp!.State, state.Current.CatchUp.New));
    }

    private static string Package(int number) => $"package-{number}";

    private void Fill(DateTimeOffset from, TimeSpan every)
    {
        var number = 0;
        for (var time = from; time < Now; time += every, number++)
        {
            var body =
                $$"""{"instance": "primary", "attribute": "state", "name": "{{Package(number % 1_000)}}", "build_id": {{number + 1}}, "old": 0, "new": 1}""";
            archive.Messages.Add(new FedoraMessage("org.fedoraproject.prod.buildsys.build.state.change", $"id-{number}", time, body));
        }
    }

    private async Task KeepAsync()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
        Assert.Equal(0, (await at.Store.CountAsync(Ct)).Waiting);
        // What is gathered after a gap is above suspicion.
        at.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private Task IsSuspectAsync() => Eventually.TrueAsync(
        async () => (await at.Store.ToDoAsync(5_000, Ct)).Any(item => item.Key == Workshop.Key() && item.Cause == "messages were missed"),
        "what is kept is suspect");

    private async Task<CatchUp> MissAsync(DateTimeOffset? since)
    {
        await BeginAsync(since);
        return await EndedAsync(TimeSpan.FromSeconds(1));
    }

    private async Task BeginAsync(DateTimeOffset? since)
    {
        await state.UpdateAsync(_ => new ListeningState(since), tell: false, Ct);
        await missed.AskAsync(Ct);
    }

    private async Task<CatchUp> EndedAsync(TimeSpan step)
    {
        await GoOnUntilAsync(() => state.Current.CatchUp is { IsOver: true }, "it is over", step);
        return state.Current.CatchUp!;
    }

    // Its pauses are the test's to end: time goes on while it waits.
    private Task GoOnUntilAsync(Func<bool> condition, string what, TimeSpan? step = null) => Eventually.TrueAsync(
        () =>
        {
            if (condition())
                return true;
            at.Clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return false;
        },
        what);

    private T Open<T>(T disposable)
        where T : IDisposable
    {
        opened.Add(disposable);
        return disposable;
    }
}
