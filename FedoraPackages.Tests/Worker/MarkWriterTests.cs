using System.Globalization;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Worker.Refreshing;

namespace FedoraPackages.Tests.Worker;

public sealed class MarkWriterTests : IDisposable
{
    private const int Burst = 200;

    private readonly Workshop at = new();
    private readonly WatchedKeys watched;
    private readonly MarkWrites store;
    private readonly MarkWriter writer;

    public MarkWriterTests()
    {
        watched = new WatchedKeys(at.Clock);
        store = new MarkWrites(at.Store);
        writer = Writer();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public void Message_Alone_IsWrittenAtOnceAndWakes()
    {
        var stored = writer.WriteAsync([Mark("guake", 1)], Ct);

        Assert.True(stored.IsCompletedSuccessfully, "nothing was waited for");
        Assert.Equal((1, RefreshLane.Background), (store.Begun, Assert.Single(at.Signals.Marked)));
    }

    [Fact]
    public async Task Burst_WhileAWriteIsUnderWay_IsOneMoreWrite()
    {
        Assert.Equal(2, await WritesOfABurstAsync(writer));

        var item = Assert.Single(await at.Store.ToDoAsync(10, Ct));
        Assert.Equal((Workshop.Key(), string.Create(CultureInfo.InvariantCulture, $"build {Burst} complete")), (item.Key, item.Cause));
    }

    [Fact]
    public async Task Burst_WithNothingWrittenTogether_IsAWriteForEachMessage() => Assert.Equal(Burst + 1, await WritesOfABurstAsync(Writer(mostMessages: 1)));

    [Fact]
    public async Task Burst_OfVeryManyKeys_IsWrittenInPartsAndLeavesAllOfThem()
    {
        var free = Hold(write: 1);
        var all = Enumerable.Range(0, 1_201).Select(i => writer.WriteAsync([Mark($"package{i}", i)], Ct)).ToList();
        free.SetResult();
        await Task.WhenAll(all);

        Assert.Equal(1 + 3, store.Begun);
        Assert.Equal(1_201, (await at.Store.ToDoAsync(2_000, Ct)).Count);
    }

    [Fact]
    public async Task Burst_WithAWatchedKeyAtItsEnd_WritesThatFirst()
    {
        watched.Update("node", [Workshop.Key()]);
        var (free, rest) = (Hold(write: 1), new TaskCompletionSource());
        store.Before = Before(store.Before, write: 3, rest.Task);
        var all = Enumerable.Range(0, 1_000).Select(i => writer.WriteAsync([Mark($"package{i}", i)], Ct)).ToList();
        all.Add(writer.WriteAsync([Mark("guake", 1)], Ct));
        free.SetResult();
        await Eventually.TrueAsync(() => store.Begun == 3, "what nobody looks at is about to be written");

        Assert.Equal((Workshop.Key(), RefreshLane.Watched), ((await at.Store.TakeAsync(RefreshLane.Watched, Ct))!.Key, at.Signals.Marked.Last()));
        Assert.Single(await at.Store.ToDoAsync([Workshop.Key("package0"), Workshop.Key("package1")], Ct));
        rest.SetResult();
        await Task.WhenAll(all);
    }

    [Fact]
    public async Task Key_ThatSomebodyBeginsToWatchDuringTheWrite_IsHastened()
    {
        store.Before = write =>
        {
            if (write == 1)
                watched.Update("node", [Workshop.Key()]);
            return Task.CompletedTask;
        };
        await writer.WriteAsync([Mark("guake", 1)], Ct);

        Assert.NotNull(await at.Store.TakeAsync(RefreshLane.Watched, Ct));
        Assert.Equal([RefreshLane.Background, RefreshLane.Watched], at.Signals.Marked);
    }

    [Fact]
    public async Task Write_TheStoreGoesAway_FailsForAllOfItsMessagesAndLosesNothing()
    {
        var free = Hold(write: 1);
        store.Before = Before(store.Before, write: 2, Task.FromException(new StoreAwayException("gone")));
        var first = writer.WriteAsync([Mark("bash", 1)], Ct);
        var others = Enumerable.Range(0, 5).Select(i => writer.WriteAsync([Mark($"package{i}", i)], Ct)).ToList();
        free.SetResult();
        await first;
        foreach (var other in others)
            await Assert.ThrowsAsync<StoreAwayException>(() => other);
        Assert.Equal((2, 1), (store.Begun, (await at.Store.ToDoAsync(10, Ct)).Count));

        // As the consumer tries again.
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => writer.WriteAsync([Mark($"package{i}", i)], Ct)));
        Assert.Equal(6, (await at.Store.ToDoAsync(10, Ct)).Count);
    }

    [Fact]
    public async Task Write_OneOfItsMessagesBreaksIt_FailsForThatOneOnly()
    {
        var free = Hold(write: 1);
        var held = store.Before;
        // The second is all of them; then each comes by itself, and the fourth is the second of them.
        store.Before = write => write is 2 or 4 ? Task.FromException(new InvalidOperationException("broken")) : held(write);
        var first = writer.WriteAsync([Mark("bash", 1)], Ct);
        var others = Enumerable.Range(0, 3).Select(i => writer.WriteAsync([Mark($"package{i}", i)], Ct)).ToList();
        free.SetResult();
        await Task.WhenAll(first, others[0], others[2]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => others[1]);
        Assert.Equal(3, (await at.Store.ToDoAsync(10, Ct)).Count);
    }

    private MarkWriter Writer(int mostMessages = int.MaxValue) => new(store, at.Signals, watched, mostMessages);

    private async Task<int> WritesOfABurstAsync(MarkWriter by)
    {
        var free = Hold(write: 1);
        var all = Enumerable.Range(0, Burst + 1).Select(i => by.WriteAsync([Mark("guake", i)], Ct)).ToList();
        Assert.DoesNotContain(all, stored => stored.IsCompleted);
        free.SetResult();
        await Task.WhenAll(all);
        return store.Begun;
    }

    private TaskCompletionSource Hold(int write)
    {
        var free = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Before = Before(store.Before, write, free.Task);
        return free;
    }

    private static Func<int, Task> Before(Func<int, Task> others, int write, Task held) => number => number == write ? held : others(number);

    private PanelMark Mark(string package, long build)
    {
        var fact = new BuildChanged(package, at.Clock.GetUtcNow(), build, BuildState.Complete);
        return new PanelMark(Workshop.Key(package), RefreshLane.Background, fact.Words, [fact]);
    }
}
