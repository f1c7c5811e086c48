using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Tests.Connectors.Panels;

public sealed class PanelReaderTests : IDisposable
{
    private readonly Workshop at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Read_ColdPanel_IsMarkedGatheredAndReturned()
    {
        at.Signals.OnMarked = at.RefreshDueAsync;

        var panel = await at.ReadAsync();

        Assert.Equal(new Note("guake", "one"), panel.Value);
        Assert.Equal("first view", panel.Cause);
    }

    [Fact]
    public async Task Read_AThousandFirstViews_GatherOnce()
    {
        at.Signals.OnMarked = async () => await at.RefreshDueAsync();

        var panels = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => at.ReadAsync(), Ct)));

        Assert.Equal(1, at.Source.Gatherings);
        Assert.All(panels, p => Assert.Equal("one", p.Value!.Text));
    }

    [Fact]
    public async Task Read_NobodyGathers_GivesUpAfterItsBudget()
    {
        var marked = new TaskCompletionSource();
        at.Signals.OnMarked = () =>
        {
            marked.SetResult();
            return Task.CompletedTask;
        };
        var reading = at.ReadAsync();
        await marked.Task;
        Assert.False(reading.IsCompleted);
        at.Clock.Advance(PanelReader.FirstViewBudget);

        Assert.Equal(0, (await reading).Generation);
        Assert.Equal(Workshop.Key(), Assert.Single(await at.Store.ToDoAsync(10, Ct)).Key);
    }

    [Fact]
    public async Task Read_BusHangs_StillGivesUpAfterItsBudget()
    {
        var marked = new TaskCompletionSource();
        at.Signals.OnMarked = () =>
        {
            marked.SetResult();
            return new TaskCompletionSource().Task;
        };
        var reading = at.ReadAsync();
        await marked.Task;
        at.Clock.Advance(PanelReader.FirstViewBudget);

        Assert.Null((await reading).Value);
    }

    [Fact]
    public async Task Read_KeptValueOfAnOlderShape_IsGatheredAgain()
    {
        await at.Store.MarkAsync([new PanelMark(Workshop.Key() with { Schema = 0 }, RefreshLane.Watched, "because", [])], Ct);
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        await at.Store.SwapAsync(lease!, new PanelAnswer("{\"old\":true}"u8.ToArray(), null, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        at.Signals.OnMarked = at.RefreshDueAsync;

        Assert.Equal("one", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Read_KeptValueThatIsBroken_IsGatheredAgainAndDoesNotCrash()
    {
        await at.MarkAsync();
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        await at.Store.SwapAsync(lease!, new PanelAnswer("{\"Pack"u8.ToArray(), null, _ => true), Ct);
        await at.Store.FinishAsync(lease!, RefreshEnd.Done, Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        at.Signals.OnMarked = at.RefreshDueAsync;

        Assert.Equal("one", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Read_AfterAnAnnouncement_IsNotServedFromMemory()
    {
        at.Signals.OnMarked = at.RefreshDueAsync;
        await at.ReadAsync();
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "two"));
        at.Clock.Advance(TimeSpan.FromSeconds(2));
        await at.MarkAsync();
        await at.RefreshDueAsync();

        Assert.Equal("two", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public async Task Read_NotificationLost_HealsAfterThirtySeconds()
    {
        at.Signals.OnMarked = at.RefreshDueAsync;
        await at.ReadAsync();
        at.Signals.OnRefreshed = (_, _) => Task.CompletedTask;
        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "two"));
        at.Clock.Advance(TimeSpan.FromSeconds(2));
        await at.MarkAsync();
        await at.RefreshDueAsync();
        Assert.Equal("one", (await at.ReadAsync()).Value!.Text);

        at.Clock.Advance(PanelMemory.Trust);
        Assert.Equal("two", (await at.ReadAsync()).Value!.Text);
    }

    [Fact]
    public void Memory_OlderThanAnnounced_IsRefused()
    {
        at.Memory.Announce(Workshop.Key(), 10);
        at.Memory.Put(new Panel<Note>(Workshop.Key(), 9, new Note("guake", "old"), null, null, "", null), 10);

        Assert.Null(at.Memory.Get<Note>(Workshop.Key()));
    }
}
