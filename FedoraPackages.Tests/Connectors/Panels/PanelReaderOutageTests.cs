using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>What a reader shows while the store is away, hangs, or has forgotten everything.</summary>
public sealed class PanelReaderOutageTests : IDisposable
{
    private readonly Workshop at = new();
    private readonly AwayStore store;
    private readonly PanelReader reader;

    public PanelReaderOutageTests()
    {
        store = new AwayStore(at.Store);
        reader = new PanelReader(at.Memory, store, at.Link, at.Signals, at.Clock, NullLogger<PanelReader>.Instance);
        at.Signals.OnMarked = at.RefreshDueAsync;
    }

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Read_StoreAway_IsWhatWasReadLastWithItsAgeAndSaysSo()
    {
        var before = await ReadAsync();
        at.Clock.Advance(PanelMemory.Trust);
        store.IsAway = true;

        var panel = await ReadAsync();
        Assert.Equal((before.Value, before.CheckedAt), (panel.Value, panel.CheckedAt));
        Assert.Equal("This site's store", panel.Failure!.Service);

        store.IsAway = false;
        Assert.Null((await ReadAsync()).Failure);
    }

    [Fact]
    public async Task Read_StoreKnownToBeAway_AsksItNothing()
    {
        await ReadAsync();
        at.Clock.Advance(PanelMemory.Trust);
        var since = at.Clock.GetUtcNow();
        at.Link.Lost(new StoreAwayException("away"));
        store.Hangs = true;

        Assert.Equal(since, (await ReadAsync()).Failure!.Since);
    }

    [Fact]
    public async Task Read_StoreHangs_IsGivenUpAfterAWhile()
    {
        await ReadAsync();
        at.Clock.Advance(PanelMemory.Trust);
        store.Hangs = true;

        var reading = ReadAsync();
        Assert.False(reading.IsCompleted);
        at.Clock.Advance(PanelReader.Patience);
        Assert.Equal("one", (await reading).Value!.Text);
    }

    [Fact]
    public async Task Read_StoreAwayAndNeverReadBefore_FailsInsteadOfSayingThatThereIsNothing()
    {
        store.IsAway = true;

        await Assert.ThrowsAsync<StoreAwayException>(ReadAsync);
    }

    [Fact]
    public async Task Read_StoreEmptied_ShowsWhatItHadAndAsksForItAgainOnce()
    {
        await ReadAsync();
        at.Clock.Advance(PanelMemory.Trust);
        at.Signals.OnMarked = () => Task.CompletedTask;
        await at.Store.RetireAsync([Workshop.Key()], TestContext.Current.CancellationToken);

        var panels = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ReadAsync()));

        Assert.All(panels, p => Assert.Equal("one", p.Value!.Text));
        Assert.Equal(1, await at.RefreshDueAsync());
        Assert.Equal(2, at.Source.Gatherings);
    }

    [Fact]
    public async Task Read_StoreBeganAgainFromAnOlderCopy_ShowsWhatItHad()
    {
        var first = await ReadAsync();
        at.Memory.Put(first with { Generation = first.Generation + 10, Value = new Note("guake", "newer") }, 10);
        at.Clock.Advance(PanelMemory.Trust);

        Assert.Equal("newer", (await ReadAsync()).Value!.Text);
    }

    private Task<Panel<Note>> ReadAsync() => reader.ReadAsync(ScriptedSource.Notes, Workshop.Key(), TestContext.Current.CancellationToken);
}
