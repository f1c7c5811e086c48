using FedoraPackages.Worker.Listening;

namespace FedoraPackages.Tests.Worker.Listening;

public sealed class SendingWindowTests
{
    private const int Kilobyte = 1024;

    private readonly TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int sending;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Small_ManyAreSentSideBySide()
    {
        using var window = new SendingWindow(1024 * Kilobyte);
        for (var i = 0; i < 16; i++)
            await window.BeginAsync(Kilobyte, SendAsync, Ct);

        Assert.Equal(16, sending);
        Assert.False(window.BeginAsync(Kilobyte, SendAsync, Ct).IsCompleted);
        sent.SetResult();
        await Eventually.TrueAsync(() => sending == 17, "there is room again");
        await window.CloseAsync();
    }

    [Fact]
    public async Task Large_AreHeldWithinTheBudget_AndOneThatIsLargerThanAllOfItGoesAlone()
    {
        using var window = new SendingWindow(1024 * Kilobyte);
        await window.BeginAsync(1000 * Kilobyte, SendAsync, Ct);
        Assert.False(window.BeginAsync(5000 * Kilobyte, SendAsync, Ct).IsCompleted);
        Assert.Equal(1, sending);

        sent.SetResult();
        await Eventually.TrueAsync(() => sending == 2, "the larger one has its turn");
        await window.CloseAsync();
    }

    [Fact]
    public async Task Closing_WaitsForWhatIsBeingSent_AndWhoWaitedForRoomGivesUp()
    {
        using var window = new SendingWindow(128 * Kilobyte);
        using var ended = new CancellationTokenSource();
        await window.BeginAsync(Kilobyte, SendAsync, ended.Token);
        var waits = window.BeginAsync(128 * Kilobyte, SendAsync, ended.Token);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);

        var closed = window.CloseAsync();
        Assert.False(closed.IsCompleted);
        sent.SetResult();
        await closed;
        Assert.Equal(1, sending);
    }

    private Task SendAsync()
    {
        Interlocked.Increment(ref sending);
        return sent.Task;
    }
}
