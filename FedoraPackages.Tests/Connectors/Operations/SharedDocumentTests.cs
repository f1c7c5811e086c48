using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Connectors.Operations;

public sealed class SharedDocumentTests : IDisposable
{
    private readonly SqlitePanelStore store = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings());
    private readonly SilentSite site = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Update_Written_IsSeenByTheOthersWhenTheyLook()
    {
        using SharedDocument<SiteControls> one = Open(), other = Open();
        var changes = 0;
        other.Changed += () => changes++;
        await one.UpdateAsync(now => now with { Banner = Banner("hello") }, tell: true, Ct);
        await other.LookAsync(Ct);
        await other.LookAsync(Ct);

        Assert.Equal(("hello", 1), (other.Current.Banner!.Text, changes));
        Assert.Equal(["controls"], site.Documents);
    }

    [Fact]
    public async Task Update_TwoAtOnce_NeitherIsLost()
    {
        using SharedDocument<SiteControls> one = Open(), other = Open();
        var pause = new ServicePause(DateTimeOffset.UnixEpoch, "somebody");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => (i % 2 == 0 ? one : other).UpdateAsync(now => now with { Paused = now.Paused.Add($"S{i}", pause) }, tell: false, Ct)));

        await one.LookAsync(Ct);
        Assert.Equal(20, one.Current.Paused.Count);
    }

    [Fact]
    public async Task Update_NothingToChange_WritesAndTellsNothing()
    {
        using var one = Open();
        await one.UpdateAsync(now => now, tell: true, Ct);

        Assert.Null(await store.ReadAsync("controls", Ct));
        Assert.Empty(site.Documents);
    }

    [Fact]
    public async Task Look_StoreWasEmptied_PutsBackWhatIsRemembered()
    {
        using var one = Open();
        await one.UpdateAsync(now => now with { Banner = Banner("hello") }, tell: false, Ct);
        using var emptied = SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings());
        var between = new ChangedStore(store);
        using var document = new SharedDocument<SiteControls>(SiteDocuments.Controls, between, site, NullLogger<SharedDocument<SiteControls>>.Instance);
        await document.LookAsync(Ct);

        between.Inner = emptied;
        await document.LookAsync(Ct);

        Assert.Contains("hello", (await emptied.ReadAsync("controls", Ct))!.Text, StringComparison.Ordinal);
        Assert.Equal("hello", document.Current.Banner!.Text);
    }

    [Fact]
    public async Task Look_WrittenByAnotherVersion_KeepsTheLastCopy()
    {
        using SharedDocument<SiteControls> one = Open(), other = Open();
        await one.UpdateAsync(now => now with { Banner = Banner("hello") }, tell: false, Ct);
        await other.LookAsync(Ct);
        await store.WriteAsync("controls", "[\"of another shape\"]", 1, Ct);
        await other.LookAsync(Ct);

        Assert.Equal("hello", other.Current.Banner!.Text);
    }

    private SharedDocument<SiteControls> Open() => new(SiteDocuments.Controls, store, site, NullLogger<SharedDocument<SiteControls>>.Instance);

    private static SiteBanner Banner(string text) => new(text, DateTimeOffset.UnixEpoch, "somebody");

    private sealed class ChangedStore(ISiteStore inner) : ISiteStore
    {
        public ISiteStore Inner { get; set; } = inner;

        public Task<SiteDocument?> ReadAsync(string name, CancellationToken ct) => Inner.ReadAsync(name, ct);

        public Task<long?> WriteAsync(string name, string text, long version, CancellationToken ct) => Inner.WriteAsync(name, text, version, ct);

        public Task AppendAsync(string journal, IReadOnlyList<string> entries, int most, CancellationToken ct) => Inner.AppendAsync(journal, entries, most, ct);

        public Task AppendAsync(IReadOnlyList<(string Journal, string Entry)> entries, int most, CancellationToken ct) => Inner.AppendAsync(entries, most, ct);

        public Task<IReadOnlyList<JournalEntry>> JournalAsync(string journal, string? after, CancellationToken ct) => Inner.JournalAsync(journal, after, ct);

        public Task<JournalEntry?> EntryAsync(string journal, string id, CancellationToken ct) => Inner.EntryAsync(journal, id, ct);
    }
}
