using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

public sealed class FirstMarksTests : IDisposable
{
    private readonly Workshop at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Start_StoreFromBefore_MarksAllThatIsKeptOnce()
    {
        await KeepAsync();
        using var marks = await BeginAsync();

        await Eventually.TrueAsync(async () => (await WaitingAsync()).Contains(Workshop.Key()), "what is kept is suspect");
        await Eventually.TrueAsync(async () => (await at.Store.LifeAsync(Ct)).Settled, "this life is settled");
        Assert.Contains(KojiPanels.Names.Site, await WaitingAsync());
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Start_ManyPanelsKept_AreAskedForWithinTheBudgetAndWatchedOnesFirst()
    {
        const int Kept = 500;
        for (var i = 0; i < Kept; i++)
            await at.MarkAsync($"package-{i:000}");
        await at.RefreshDueAsync();
        using var marks = await BeginAsync();
        await Eventually.TrueAsync(async () => (await at.Store.LifeAsync(Ct)).Settled, "all are marked");
        Assert.Equal(Kept + 1, (await at.Store.CountAsync(Ct)).Waiting);

        at.Source.Answer = (key, _) => Task.FromResult(new Note(key.Package, "two"));
        await at.Store.MarkAsync([PanelMark.Hastening(Workshop.Key("package-400"))], Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(10));
        var gathered = 0;
        while (await at.Store.TakeAsync(ToDoShare.UpTo(RefreshLane.Background) with { Kinds = [at.Source.Kind.Name] }, Ct) is { } lease)
        {
            gathered++;
            await at.Refresher.RefreshAsync(lease, Ct);
        }

        // One at once and one a second, and the one that somebody looks at.
        Assert.InRange(gathered, 2, 12);
        Assert.Equal("two", (await at.ReadAsync("package-400")).Value!.Text);
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Start_OfASecondWorkerInTheSameLife_SuspectsNothing()
    {
        await KeepAsync();
        await at.Store.SettleAsync(await at.Store.LifeAsync(Ct), Ct);
        using var marks = await BeginAsync();

        await Eventually.TrueAsync(async () => (await WaitingAsync()).Contains(KojiPanels.Names.Site), "the names are marked");
        Assert.DoesNotContain(Workshop.Key(), await WaitingAsync());
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Store_BeginsAnotherLife_IsMarkedAgain()
    {
        await KeepAsync();
        await at.Store.SettleAsync(await at.Store.LifeAsync(Ct), Ct);
        using var marks = await BeginAsync();
        await Eventually.TrueAsync(async () => (await WaitingAsync()).Contains(KojiPanels.Names.Site), "the names are marked");

        at.Link.Answered(new StoreLife("restarted from an older copy", DateTimeOffset.MaxValue, Settled: false));

        await Eventually.TrueAsync(async () => (await WaitingAsync()).Contains(Workshop.Key()), "what is kept is suspect");
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Start_AnswersOfAnOlderShape_AreLetGo()
    {
        var old = Workshop.Key() with { Schema = 0 };
        await at.Store.MarkAsync([new PanelMark(old, RefreshLane.Watched, "because", [])], Ct);
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        await at.Store.SwapAsync(lease!, new PanelAnswer([1], null, _ => true), Ct);
        using var marks = await BeginAsync();

        await Eventually.TrueAsync(async () => (await at.Store.KeysAsync(Ct)).Count == 0, "the old answer is gone");
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Store_Emptied_WhatWasGatheredSinceIsNotSuspect()
    {
        await KeepAsync();
        await at.Store.SettleAsync(await at.Store.LifeAsync(Ct), Ct);
        using var marks = await BeginAsync();
        var emptied = new StoreLife("emptied", at.Clock.GetUtcNow() - TimeSpan.FromSeconds(1), Settled: false);
        at.Link.Answered(emptied);

        await Eventually.TrueAsync(async () => (await at.Store.LifeAsync(Ct)) is { Name: "emptied", Settled: true }, "this life is settled");
        Assert.DoesNotContain(Workshop.Key(), await WaitingAsync());
        await marks.StopAsync(Ct);
    }

    [Fact]
    public async Task Start_OfAWorkerThatHearsNothing_MarksAllThoughTheStoreHasLivedOn()
    {
        await KeepAsync();
        await at.Store.SettleAsync(await at.Store.LifeAsync(Ct), Ct);
        using var marks = await BeginAsync(hears: false, began: DateTimeOffset.UnixEpoch);

        await Eventually.TrueAsync(async () => (await WaitingAsync()).Contains(Workshop.Key()), "what is kept is suspect");
        await marks.StopAsync(Ct);
    }

    private async Task KeepAsync()
    {
        await at.MarkAsync();
        await at.RefreshDueAsync();
    }

    private async Task<IEnumerable<PanelKey>> WaitingAsync() => (await at.Store.ToDoAsync(10, Ct)).Select(i => i.Key);

    private async Task<FirstMarks> BeginAsync(bool hears = true, DateTimeOffset? began = null)
    {
        var pump = new RefreshPump(at.Store, at.Refresher, [at.Source], new StartedLifetime(), at.Clock, NullLogger<RefreshPump>.Instance);
        var suspects = new Suspects(at.Store, [at.Source], at.InTurn(at.Source), pump);
        var marks = new FirstMarks(
            at.Store, at.Link, [at.Source], suspects, new Hearing(hears), pump, new StartedLifetime(), at.Clock, NullLogger<FirstMarks>.Instance);
        await marks.StartAsync(Ct);
        // This worker has begun after all that is kept was gathered.
        at.Link.Answered(await at.Store.LifeAsync(Ct) with { Began = began ?? DateTimeOffset.MaxValue });
        return marks;
    }
}
