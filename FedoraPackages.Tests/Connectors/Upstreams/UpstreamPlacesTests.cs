using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Upstreams;

public sealed class UpstreamPlacesTests
{
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slow_QuestionsOfASecond_GiveTheirPlacesToQuickOnes()
    {
        var places = new UpstreamPlaces(2, time);
        var slow = new[] { await EnterAsync(places), await EnterAsync(places) };
        var next = EnterAsync(places);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(next.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(0.2));

        (await next)!.Dispose();
        Assert.All(slow, place => place!.Dispose());
    }

    [Fact]
    public async Task Slow_AsManyAsThereMayBe_TheNextWaitUntilOneIsOver()
    {
        var places = new UpstreamPlaces(1, time);
        var slow = new List<IDisposable>();
        // Four slow ones, and the last that keeps the quick place.
        for (var i = 0; i < 5; i++)
        {
            slow.Add((await EnterAsync(places))!);
            time.Advance(TimeSpan.FromSeconds(1.1));
        }

        var next = EnterAsync(places);
        Assert.False(next.IsCompleted);
        slow[0].Dispose();

        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Waiting_NoPlaceInTime_IsToldSo()
    {
        var places = new UpstreamPlaces(1, time);
        using var first = await EnterAsync(places);
        var late = places.EnterAsync(TimeSpan.FromMilliseconds(500), Ct);
        time.Advance(TimeSpan.FromMilliseconds(600));

        Assert.Null(await late);
        var next = EnterAsync(places);
        first!.Dispose();
        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Waiting_ServiceDoesNotAnswer_IsTurnedAway()
    {
        var places = new UpstreamPlaces(1, time);
        using var first = await EnterAsync(places);
        var waiting = EnterAsync(places);
        places.TurnAway();

        Assert.Null(await waiting);
    }

    [Fact]
    public async Task Waiting_CallerGoesAway_LeavesNothingBehind()
    {
        var places = new UpstreamPlaces(1, time);
        using var gone = new CancellationTokenSource();
        var first = await EnterAsync(places);
        var waiting = places.EnterAsync(TimeSpan.FromMinutes(1), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        first!.Dispose();
        first.Dispose();
        using var second = await EnterAsync(places);
        Assert.False(EnterAsync(places).IsCompleted);
    }

    private static Task<IDisposable?> EnterAsync(UpstreamPlaces places) => places.EnterAsync(TimeSpan.FromMinutes(1), Ct);
}
