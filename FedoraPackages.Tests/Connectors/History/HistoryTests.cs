using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Worker.Listening;

namespace FedoraPackages.Tests.Connectors.History;

/// <summary>What was said of a package, in lines; and how it is gathered.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly Workshop at = new();
    private ScriptedArchive archive = null!;
    private HistoryJournal journal = null!;
    private HistoryPanelSource source = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        archive = await ScriptedArchive.StartAsync();
        journal = new HistoryJournal(at.Store);
        source = new HistoryPanelSource(journal, archive.Connector, new MessageReaders([new KojiMessageReader(TopicPrefixes.Production)]), at.Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await archive.DisposeAsync();
        at.Dispose();
    }

    [Fact]
    public void Build_ThatGoesFromTagToTag_IsOneLineAndSaysWhereItStands()
    {
        var history = PackageHistory.Of(
            [
                Entry(1, Build(7, BuildState.Building), "alice"),
                Entry(2, Build(7, BuildState.Complete)),
                Entry(3, Tag(7, "f45-updates-candidate")),
                Entry(4, Tag(7, "f45-updates"), "bodhi"),
                Entry(5, Tag(7, "f45-updates-candidate", into: false)),
            ],
            olderMissing: false);

        var line = Assert.Single(HistoryLine.Of(history));

        Assert.Equal(("guake-3.7-1 tagged f45-updates", "bodhi", 5), (line.Head.Words, line.By, line.Steps.Length));
    }

    [Fact]
    public void Lines_AreInTheOrderOfTheirNewestStep_AndAnUpdateIsOneOfThem()
    {
        var history = PackageHistory.Of(
            [
                Entry(1, Build(7, BuildState.Complete)),
                Entry(2, new UpdateChanged("guake", Noon.AddMinutes(2), "FEDORA-2026-aaaaaaaaaa", UpdateStep.Written)),
                Entry(4, new UpdateChanged("guake", Noon.AddMinutes(4), "FEDORA-2026-aaaaaaaaaa", UpdateStep.Commented, 3)),
                Entry(3, Build(8, BuildState.Failed)),
            ],
            olderMissing: false);

        Assert.Equal(
            ["update FEDORA-2026-aaaaaaaaaa written", "guake-3.8-1 failed", "guake-3.7-1 complete"], HistoryLine.Of(history).Select(line => line.Head.Words));
    }

    [Fact]
    public void Message_HeardTwice_IsOneEntry_AndTheLastTwoHundredStay()
    {
        var twice = Entry(1, Build(7, BuildState.Complete));
        Assert.Single(PackageHistory.Of([twice, twice], olderMissing: false).Entries);

        var many = PackageHistory.Of(Enumerable.Range(0, 300).Select(n => Entry(n, Build(n + 1, BuildState.Complete))), olderMissing: false);
        Assert.Equal((200, Noon.AddMinutes(299)), (many.Entries.Length, many.Entries[0].Fact.SentAt));
    }

    [Fact]
    public async Task FirstView_HasWhatTheArchiveHasFromBefore_AndTheArchiveIsAskedOnce()
    {
        archive.Messages.Add(new FedoraMessage(
            "org.fedoraproject.prod.buildsys.tag", "before", at.Clock.GetUtcNow().AddDays(-1),
            """{"instance": "primary", "name": "guake", "version": "3.6", "release": "1", "build_id": 6, "tag": "f45", "tag_id": 1, "owner": "bob", "user": "bob"}"""));
        await journal.AddAsync([Entry(1, Build(7, BuildState.Complete))], Ct);

        var first = await GatherAsync();
        await journal.AddAsync([Entry(2, Tag(7, "f45"))], Ct);
        var second = await GatherAsync();

        Assert.Equal(["guake-3.7-1 complete", "guake-3.6-1 tagged f45"], first.Entries.Select(e => e.Fact.Words).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(3, second.Entries.Length);
        Assert.Single(archive.Asked);
    }

    [Fact]
    public async Task Archive_ThatDoesNotAnswer_LeavesWhatWasHeardSinceAndSaysThatSomethingIsMissing()
    {
        archive.Instead = _ => (400, """{"error": "no"}""");
        await journal.AddAsync([Entry(1, Build(7, BuildState.Complete))], Ct);

        var history = await GatherAsync();

        Assert.True(history.OlderMissing);
        Assert.Equal("guake-3.7-1 complete", Assert.Single(history.Entries).Fact.Words);
    }

    private static HistoryEntry Entry(int minute, Fact fact, string? by = null) => new($"id-{minute}", fact with { SentAt = Noon.AddMinutes(minute) }, by);

    private static BuildChanged Build(int number, BuildState state) => new("guake", Noon, number, state) { Nvr = $"guake-3.{number}-1" };

    private static Tagged Tag(int number, string tag, bool into = true) => new("guake", Noon, number, tag, into) { Nvr = $"guake-3.{number}-1" };

    private async Task<PackageHistory> GatherAsync()
    {
        var answer = await ((IPanelSource)source).GatherAsync(HistoryPanels.History.For("guake"), Ct);
        return HistoryPanels.History.Read(answer.Value);
    }
}
