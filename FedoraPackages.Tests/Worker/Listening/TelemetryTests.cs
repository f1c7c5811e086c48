using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>What is measured of a message on its way to the tabs, and its one trace.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly HeardSpans spans = new();
    private readonly UpstreamGate gate = new("Koji");
    private readonly Journal<MessageNote> journal;
    private readonly MessageLog notes;
    private readonly MessageInbox inbox;
    private readonly UpstreamPipeline koji;
    private readonly string id = Guid.NewGuid().ToString("N");

    public TelemetryTests()
    {
        journal = new Journal<MessageNote>("messages", 500, OperationsJson.Default.MessageNote, at.Store);
        notes = new MessageLog(journal, at.Clock, NullLogger<MessageLog>.Instance);
        var marker = new MessageMarker(
            new MessageInterpreter([new PlainReader()], [at.Source], new KnownNames(at.Store, at.Clock), at.Clock),
            new MarkWriter(at.Store, at.Signals, new WatchedKeys(at.Clock), metrics: at.Metrics),
            new HistoryJournal(at.Store), at.Metrics, notes, at.Clock, NullLogger<MessageMarker>.Instance);
        inbox = new MessageInbox(marker, new SeenIds(at.Clock), at.Metrics, at.Clock);
        var options = new UpstreamOptions();
        koji = new UpstreamPipeline(gate, new UpstreamGauge(gate, options, at.Clock), options, at.Clock, NullLogger.Instance, new UpstreamMetrics(at.Meters));
        at.Source.Answer = (key, ct) => koji.RunAsync(_ => Task.FromResult(new Note(key.Package, "asked")), ct);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        notes.Dispose();
        gate.Dispose();
        spans.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Message_UntilTheTabsAreTold_IsOneTrace()
    {
        await ListeningNode.KeepNamesAsync(at.Store, "guake");
        await inbox.HearAsync(Message("guake 7"), PanelMetrics.Live, Ct);
        at.Clock.Advance(TimeSpan.FromMinutes(1));
        await at.RefreshDueAsync();

        var trace = spans.TraceOf(id);
        Assert.Equal(["interpret", "mark", "message", "ask", "swap", "notify", "refresh"], trace.Select(a => a.OperationName));
        var byName = trace.ToDictionary(a => a.OperationName);
        Assert.Equal(byName["message"].SpanId, byName["mark"].ParentSpanId);
        Assert.Equal(byName["mark"].SpanId, byName["refresh"].ParentSpanId);
        Assert.All(["ask", "swap", "notify"], name => Assert.Equal(byName["refresh"].SpanId, byName[name].ParentSpanId));
        Assert.Equal(("marked", "changed", "answered"), (Outcome(byName["message"]), Outcome(byName["refresh"]), Outcome(byName["ask"])));
        Assert.Equal(Workshop.Key().ToString(), byName["refresh"].GetTagItem("panel"));
    }

    [Fact]
    public async Task Messages_ThatBecomeOneRefresh_GiveItTheTraceOfTheLast()
    {
        await ListeningNode.KeepNamesAsync(at.Store, "guake");
        await inbox.HearAsync(Message("guake 6") with { Id = id + "before" }, PanelMetrics.Live, Ct);
        await inbox.HearAsync(Message("guake 7"), PanelMetrics.Live, Ct);
        at.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await at.RefreshDueAsync());

        Assert.Contains(spans.TraceOf(id), a => a.OperationName == "refresh");
        Assert.DoesNotContain(spans.TraceOf(id + "before"), a => a.OperationName == "refresh");
    }

    [Fact]
    public async Task Refresh_ThatNoMessageAskedFor_IsATraceOfItsOwn()
    {
        await ListeningNode.KeepNamesAsync(at.Store, "guake");
        await inbox.HearAsync(Message("guake 7"), PanelMetrics.Live, Ct);
        at.Clock.Advance(TimeSpan.FromMinutes(1));
        await at.RefreshDueAsync();
        await at.MarkAsync();
        at.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await at.RefreshDueAsync());

        Assert.Single(spans.TraceOf(id), a => a.OperationName == "refresh");
    }

    [Fact]
    public async Task Message_OfAStranger_LeavesNoBodyAndNoMoreThanTwoHundredCharactersOfText()
    {
        var topic = "org.example." + new string('x', 5_000);
        await inbox.HearAsync(Message("body of ann@example.org") with { Topic = topic }, PanelMetrics.Live, Ct);

        var tags = spans.TraceOf(id).SelectMany(a => a.TagObjects).Select(t => Convert.ToString(t.Value, CultureInfo.InvariantCulture)!).ToList();
        Assert.Contains(topic[..200], tags);
        Assert.All(tags, text => Assert.True(text.Length <= 200 && !text.Contains("ann@example.org", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Message_HeardIgnoredOrHeardAgain_IsCountedWithTheWayItCameAndItsLag()
    {
        using var received = Counted("received");
        using var messages = Counted("messages");
        using var lag = Timed("lag");
        await ListeningNode.KeepNamesAsync(at.Store, "guake");
        await inbox.HearAsync(Message("guake 7") with { SentAt = at.Clock.GetUtcNow().AddSeconds(-3) }, PanelMetrics.Live, Ct);
        await inbox.HearAsync(Message("guake 7") with { SentAt = at.Clock.GetUtcNow().AddHours(-2) }, PanelMetrics.Archive, Ct);
        await inbox.HearAsync(Message("evil 7") with { Id = "another", SentAt = at.Clock.GetUtcNow().AddYears(70) }, PanelMetrics.Live, Ct);
        await inbox.HearAsync(Message("nonsense") with { Id = "yet another", SentAt = DateTimeOffset.MinValue }, PanelMetrics.Live, Ct);

        Assert.Equal(["live", "archive", "live", "live"], received.GetMeasurementSnapshot().Select(m => m.Tags["via"]));
        Assert.Equal(["marked", "duplicate", "unknown package", "unreadable"], messages.GetMeasurementSnapshot().Select(m => m.Tags["outcome"]));
        Assert.Equal(
            [(3, "live"), (7_200, "archive"), (0, "live"), (86_400, "live")],
            lag.GetMeasurementSnapshot().Select(m => (m.Value, (string?)m.Tags["via"])));
    }

    [Fact]
    public async Task Envelope_ThatIsMalformed_IsReceivedAndCountedWithItsReasonAndHasNoLag()
    {
        using var received = Counted("received");
        using var messages = Counted("messages");
        using var lag = Timed("lag");
        var reception = new Reception(inbox, new HeardUntil(at.Clock), null!, null!, at.Metrics, notes, at.Clock, NullLogger<Reception>.Instance);

        Assert.Null(reception.Open(new FedoraEnvelope("org.example.plain", id, null, "[]"u8.ToArray())));
        Assert.NotNull(reception.Open(new FedoraEnvelope("org.example.plain", id, null, "{}"u8.ToArray())));

        Assert.Equal(2, received.GetMeasurementSnapshot().Count);
        Assert.Equal(FedoraEnvelope.NotAnObject, Assert.Single(messages.GetMeasurementSnapshot()).Tags["outcome"]);
        Assert.Single(lag.GetMeasurementSnapshot());
    }

    [Fact]
    public async Task Marks_OfOneKeyThatComeTogether_AreCountedAsStoredAndMerged()
    {
        using var marks = Counted("marks");
        var writer = new MarkWriter(at.Store, at.Signals, new WatchedKeys(at.Clock), metrics: at.Metrics);
        await writer.WriteAsync([Mark(1), Mark(2), Mark(3)], Ct);

        Assert.Equal([("stored", 1L), ("merged", 2L)], marks.GetMeasurementSnapshot().Select(m => ((string)m.Tags["outcome"]!, m.Value)));
    }

    [Fact]
    public async Task Refresh_ThatFails_IsTimedByKindAndItsRequestByServiceAndOutcome()
    {
        using var refreshes = Timed("refresh.duration");
        using var requests = Timed("upstream.duration");
        at.Source.Answer = (_, ct) => koji.RunAsync<Note>(
            _ =>
            {
                at.Clock.Advance(TimeSpan.FromSeconds(1));
                throw new UpstreamException("Koji", UpstreamProblem.Refused, "no");
            },
            ct);
        await at.MarkAsync();
        await at.RefreshDueAsync();

        var refresh = Assert.Single(refreshes.GetMeasurementSnapshot());
        Assert.Equal((1, ScriptedSource.Notes.Name), (refresh.Value, refresh.Tags["kind"]));
        var request = Assert.Single(requests.GetMeasurementSnapshot());
        Assert.Equal((1, "Koji", "refused"), (request.Value, request.Tags["service"], request.Tags["outcome"]));
    }

    [Fact]
    public async Task ToDoList_IsMeasuredByLaneAndNotWhileTheStoreIsAway()
    {
        var store = new AwayStore(at.Store);
        _ = new ToDoGauge(store, at.Meters, at.Clock);
        using var waiting = Counted("to_do.waiting");
        using var oldest = Timed("to_do.oldest");
        await at.MarkAsync("guake", RefreshLane.Watched);
        await at.MarkAsync("tilda", RefreshLane.Watched);
        at.Clock.Advance(TimeSpan.FromSeconds(7));

        waiting.RecordObservableInstruments();
        oldest.RecordObservableInstruments();
        Assert.Equal(
            [("first_view", 0L), ("watched", 2L), ("background", 0L)],
            waiting.GetMeasurementSnapshot().Select(m => ((string)m.Tags["lane"]!, m.Value)));
        Assert.Equal(7, Assert.Single(oldest.GetMeasurementSnapshot(), m => Equals(m.Tags["lane"], "watched")).Value);

        store.IsAway = true;
        at.Clock.Advance(TimeSpan.FromSeconds(7));
        waiting.RecordObservableInstruments();
        Assert.Equal(3, waiting.GetMeasurementSnapshot().Count);
    }

    private static string? Outcome(Activity span) => (string?)span.GetTagItem("outcome");

    private static PanelMark Mark(int build) => new(
        Workshop.Key(), RefreshLane.Background, "because", [new BuildChanged("guake", DateTimeOffset.UnixEpoch, build, BuildState.Complete)]);

    private MetricCollector<long> Counted(string name) => new(at.Meters, "FedoraPackages", "fedora_packages." + name);

    private MetricCollector<double> Timed(string name) => new(at.Meters, "FedoraPackages", "fedora_packages." + name);

    private FedoraMessage Message(string body) => new("org.example.plain", id, at.Clock.GetUtcNow(), body);

    /// <summary>Reads a body of the form "package number".</summary>
    private sealed class PlainReader : IMessageReader
    {
        public IReadOnlyList<string> Topics => ["org.example.plain"];

        public bool Reads(string topic) => topic == "org.example.plain";

        public MessageReading Read(FedoraMessage message) => message.Body.Split(' ') is [var package, var build]
            ? MessageReading.Of(new BuildChanged(package, message.SentAt, long.Parse(build, CultureInfo.InvariantCulture), BuildState.Complete))
            : MessageReading.Ignore("unreadable");
    }
}
