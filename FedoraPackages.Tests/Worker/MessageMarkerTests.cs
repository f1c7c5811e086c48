using System.Globalization;
using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

public sealed class MessageMarkerTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly WatchedKeys watched;
    private readonly MessageMarker marker;
    private readonly MetricCollector<long> messages;
    private readonly Journal<MessageNote> journal;
    private readonly MessageLog notes;
    private int wakes;

    public MessageMarkerTests()
    {
        watched = new WatchedKeys(at.Clock);
        messages = new MetricCollector<long>(at.Meters, "FedoraPackages", "fedora_packages.messages");
        at.Signals.OnMarked = () =>
        {
            wakes++;
            return Task.CompletedTask;
        };
        journal = new Journal<MessageNote>("messages", 500, OperationsJson.Default.MessageNote, at.Store);
        notes = new MessageLog(journal, at.Clock, NullLogger<MessageLog>.Instance);
        marker = new MessageMarker(
            new MessageInterpreter([new PlainReader()], [at.Source], new KnownNames(at.Store, at.Clock), at.Clock),
            new MarkWriter(at.Store, at.Signals, watched), new HistoryJournal(at.Store), at.Metrics, notes, at.Clock, NullLogger<MessageMarker>.Instance);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        messages.Dispose();
        notes.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Message_AboutAKnownPackage_MarksWhatItMakesStaleAndWakes()
    {
        await KnowAsync("guake");
        await marker.MarkAsync(Message("guake 7"), Ct);

        Assert.Equal((Workshop.Key(), RefreshLane.Background, "build 7 complete"), await OnlyMarkAsync());
        Assert.Equal(1, wakes);
        Assert.Equal(RefreshLane.Background, Assert.Single(at.Signals.Marked));
    }

    [Fact]
    public async Task Message_MarkedOrIgnored_IsNotedWithWhatItMeant()
    {
        await KnowAsync("guake");
        await notes.StartAsync(Ct);
        await marker.MarkAsync(Message("guake 7"), Ct);
        await marker.MarkAsync(Message("evil 7"), Ct);

        IReadOnlyList<(string Id, MessageNote Entry)> read = [];
        await Eventually.TrueAsync(
            async () =>
            {
                at.Clock.Advance(TimeSpan.FromSeconds(1));
                read = await journal.ReadAsync(null, Ct);
                return read.Count == 2;
            },
            "both are written");
        Assert.Equal(
            ("build 7 complete", Workshop.Key().ToString(), null),
            (Assert.Single(read[0].Entry.Facts), Assert.Single(read[0].Entry.Stale), read[0].Entry.Ignored));
        Assert.Equal("unknown package", read[1].Entry.Ignored);
        await notes.StopAsync(Ct);
    }

    [Fact]
    public async Task Message_AboutAWatchedPanel_IsDueAtOnce()
    {
        await KnowAsync("guake");
        watched.Update("node", [Workshop.Key()]);
        await marker.MarkAsync(Message("guake 7"), Ct);

        Assert.Equal(RefreshLane.Watched, Assert.Single(at.Signals.Marked));
        Assert.NotNull(await at.Store.TakeAsync(RefreshLane.Watched, Ct));
    }

    [Fact]
    public async Task Message_AboutAnUnknownPackage_CreatesNothingAndIsCounted()
    {
        await KnowAsync("guake");
        await marker.MarkAsync(Message("evil 7"), Ct);

        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
        Assert.Equal("unknown package", Outcome());
    }

    [Fact]
    public async Task Message_BeforeTheNamesAreKnown_TouchesWhatIsKeptAndCreatesNothing()
    {
        await marker.MarkAsync(Message("guake 7"), Ct);
        Assert.Empty(await at.Store.ToDoAsync(10, Ct));

        await at.MarkAsync();
        await at.RefreshDueAsync();
        await marker.MarkAsync(Message("guake 7"), Ct);
        Assert.Single(await at.Store.ToDoAsync(10, Ct));
    }

    [Theory]
    [InlineData("org.example.other", "guake 7", "no reader for the topic")]
    [InlineData("org.example.plain", "nonsense", "unreadable")]
    public async Task Message_ThatMeansNothing_IsCountedWithItsReason(string topic, string body, string reason)
    {
        await marker.MarkAsync(Message(body) with { Topic = topic }, Ct);

        Assert.Equal(reason, Outcome());
        Assert.Equal(0, wakes);
    }

    [Fact]
    public async Task Messages_DoubledAndShuffled_LeaveTheSameMarks()
    {
        await KnowAsync("guake");
        var sent = Enumerable.Range(0, 20).Select(i => Message($"guake {i % 5}") with { SentAt = at.Clock.GetUtcNow().AddSeconds(i - 60) }).ToList();
        var shuffled = sent.Concat(sent).ToArray();
        new Random(7).Shuffle(shuffled);
        foreach (var message in shuffled)
            await marker.MarkAsync(message, Ct);

        at.Clock.Advance(TimeSpan.FromMinutes(2));
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        Assert.Equal(Enumerable.Range(15, 5).Select(i => sent[i].SentAt), lease!.Expected.Select(e => e.Fact.SentAt).Order());
        Assert.Null(await at.Store.TakeAsync(RefreshLane.Background, Ct));
    }

    [Fact]
    public async Task Message_FromTheFuture_DoesNotOutrankWhatFollows()
    {
        await KnowAsync("guake");
        await marker.MarkAsync(Message("guake 7") with { SentAt = at.Clock.GetUtcNow().AddYears(70) }, Ct);
        at.Clock.Advance(TimeSpan.FromMinutes(2));

        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        Assert.True(Assert.Single(lease!.Expected).Fact.SentAt < at.Clock.GetUtcNow());
    }

    // Were it not for the guard, the source's key would be that of a package without a name.
    [Fact]
    public async Task Message_AboutNoPackageInParticular_MarksNoPackagesPanel()
    {
        Assert.Equal("", Assert.Single(at.Source.StaleAfter(new BuildChanged("", at.Clock.GetUtcNow(), 7, BuildState.Complete))).Package);

        await marker.MarkAsync(Message(" 7"), Ct);

        Assert.Empty(await at.Store.ToDoAsync(10, Ct));
        Assert.Equal("makes nothing stale", Outcome());
    }

    private FedoraMessage Message(string body) => new("org.example.plain", "id", at.Clock.GetUtcNow(), body);

    private string? Outcome() => messages.GetMeasurementSnapshot()[^1].Tags["outcome"] as string;

    private async Task<(PanelKey Key, RefreshLane Lane, string Cause)> OnlyMarkAsync()
    {
        var item = Assert.Single(await at.Store.ToDoAsync(10, Ct));
        return (item.Key, item.Lane, item.Cause);
    }

    private async Task KnowAsync(params string[] names)
    {
        var kind = KojiPanels.Names;
        await at.Store.MarkAsync([new PanelMark(kind.Site, RefreshLane.FirstView, "start", [])], Ct);
        var lease = await at.Store.TakeAsync(RefreshLane.FirstView, Ct);
        var value = kind.Write(new NameList([.. names.Select(n => new ListedPackage(n, Retired: false))]));
        await at.Store.SwapAsync(lease!, new PanelAnswer(value, null, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }

    /// <summary>Reads a body of the form "package number".</summary>
    private sealed class PlainReader : IMessageReader
    {
        public IReadOnlyList<string> Topics => ["org.example.plain"];

        public bool Reads(string topic) => topic == "org.example.plain";

        public MessageReading Read(FedoraMessage message) => message.Body.Split(' ') is [var package, var id]
            ? MessageReading.Of(new BuildChanged(package, message.SentAt, long.Parse(id, CultureInfo.InvariantCulture), BuildState.Complete))
            : MessageReading.Ignore("unreadable");
    }
}
