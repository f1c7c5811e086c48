using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>A message that cannot be dealt with ends, and does not take the others with it.</summary>
public sealed class ReceptionTests : IDisposable
{
    private static readonly FedoraMessage Message = new("org.fedoraproject.prod.buildsys.tag", "id-1", DateTimeOffset.UnixEpoch, "{}");

    private readonly Workshop at = new();
    private readonly List<IDisposable> opened = [];
    private readonly MetricCollector<long> counted;
    private readonly Reception reception;
    private Action read = () => throw new InvalidOperationException("poison");
    private int tries;

    public ReceptionTests()
    {
        counted = Open(new MetricCollector<long>(at.Meters, "FedoraPackages", "fedora_packages.messages"));
        var notes = Open(
            new MessageLog(new Journal<MessageNote>("messages", 500, OperationsJson.Default.MessageNote, at.Store), at.Clock, NullLogger<MessageLog>.Instance));
        var marker = new MessageMarker(
            new MessageInterpreter([new Poisoned(this)], [at.Source], new KnownNames(at.Store, at.Clock), at.Clock),
            new MarkWriter(at.Store, at.Signals, new WatchedKeys(at.Clock)), new HistoryJournal(at.Store),
            at.Metrics, notes, at.Clock, NullLogger<MessageMarker>.Instance);
        var seen = new SeenIds(at.Clock);
        var keeper = Open(new SeenIdsKeeper(
            seen, new Journal<SeenMessages>("seen", 100, OperationsJson.Default.SeenMessages, at.Store),
            new StartedLifetime(), at.Clock, NullLogger<SeenIdsKeeper>.Instance));
        var redeliveries = Open(
            new SharedDocument<Redeliveries>(SiteDocuments.Redelivered, at.Store, new SilentSite(), NullLogger<SharedDocument<Redeliveries>>.Instance));
        reception = new Reception(
            new MessageInbox(marker, seen, at.Metrics, at.Clock), new HeardUntil(at.Clock), keeper,
            redeliveries, at.Metrics, notes, at.Clock, NullLogger<Reception>.Instance);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        opened.ForEach(o => o.Dispose());
        at.Dispose();
    }

    [Fact]
    public async Task Message_ThatBreaksWhoeverReadsIt_IsTriedFiveTimesAndCounted()
    {
        await EndsAsync(reception.TakeAsync(Message, again: false, Ct));

        Assert.Equal(5, tries);
        Assert.Equal([Reception.TooOften], counted.GetMeasurementSnapshot().Select(m => m.Tags["outcome"]));
    }

    [Fact]
    public async Task Message_ThatKillsWhoeverReadsIt_IsNotReadByMoreThanFive()
    {
        for (var delivery = 0; counted.GetMeasurementSnapshot().Count == 0; delivery++)
        {
            using var life = new CancellationTokenSource();
            read = () =>
            {
                life.Cancel();
                life.Token.ThrowIfCancellationRequested();
            };
            await EndsAsync(reception.TakeAsync(Message, again: delivery > 0, life.Token));
        }

        Assert.Equal(5, tries);
        Assert.Equal([Reception.TooOften], counted.GetMeasurementSnapshot().Select(m => m.Tags["outcome"]));
    }

    [Fact]
    public async Task Message_ThatWentWrongOnce_IsDealtWithTheNextTime()
    {
        read = () =>
        {
            if (tries == 1)
                throw new InvalidOperationException("once");
        };

        await EndsAsync(reception.TakeAsync(Message, again: true, Ct));

        Assert.Equal(2, tries);
        Assert.DoesNotContain(counted.GetMeasurementSnapshot(), m => Equals(m.Tags["outcome"], Reception.TooOften));
    }

    // Its pauses are the test's to end.
    private async Task EndsAsync(Task task)
    {
        await Eventually.TrueAsync(
            () =>
            {
                at.Clock.Advance(TimeSpan.FromSeconds(1));
                return task.IsCompleted;
            },
            "it ends");
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private T Open<T>(T disposable)
        where T : IDisposable
    {
        opened.Add(disposable);
        return disposable;
    }

    private sealed class Poisoned(ReceptionTests test) : IMessageReader
    {
        public IReadOnlyList<string> Topics => [];

        public bool Reads(string topic) => true;

        public MessageReading Read(FedoraMessage message)
        {
            test.tries++;
            test.read();
            return MessageReading.Ignore("read");
        }
    }
}
