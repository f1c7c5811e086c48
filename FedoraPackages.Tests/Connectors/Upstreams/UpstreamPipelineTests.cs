using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Upstreams;

public sealed class UpstreamPipelineTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly UpstreamGate gate = new("Koji");
    private UpstreamGauge? gauge;
    private int begun;

    public void Dispose() => gate.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Breaker_FiveFailures_OpensAndLetsOneThroughAfterFiveSeconds()
    {
        var pipeline = Pipeline();
        var attempts = 0;
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync(Fails, Ct));

        var refused = await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync(Fails, Ct));
        Assert.Equal("not asked: it has not been answering", refused.Message);
        Assert.Equal(UpstreamProblem.NotAnswering, refused.Problem);
        Assert.Equal(5, attempts);

        time.Advance(TimeSpan.FromSeconds(5.1));
        Assert.Equal(1, await pipeline.RunAsync(_ => Task.FromResult(1), Ct));
        Assert.Equal(2, await pipeline.RunAsync(_ => Task.FromResult(2), Ct));

        Task<int> Fails(CancellationToken ct)
        {
            attempts++;
            throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 500");
        }
    }

    [Fact]
    public async Task Breaker_EverySecondAttemptBreaksOffAndIsAnsweredThen_StaysClosed()
    {
        var pipeline = Pipeline();
        var attempts = 0;
        for (var question = 0; question < 20; question++)
            Assert.Equal(
                question,
                await AnsweredAsync(pipeline.RunAsync(_ => ++attempts % 2 == 1 ? throw new HttpRequestException("reset") : Task.FromResult(question), Ct)));

        Assert.Equal((40, BreakerState.Closed, null), (attempts, gauge!.Read().Breaker, gauge.Read().Failure));
    }

    [Fact]
    public async Task Retry_EveryKeptConnectionHasBeenClosed_GoesOnToAFreshOne()
    {
        var attempts = 0;

        Assert.Equal(
            7,
            await AnsweredAsync(Pipeline(maxConcurrency: 3).RunAsync(_ => ++attempts <= 3 ? throw new HttpRequestException("reset") : Task.FromResult(7), Ct)));

        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task Breaker_DetailsThatCannotBeHad_SayNothingOfTheService()
    {
        var pipeline = Pipeline();
        for (var i = 0; i < 20; i++)
            await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync<int>(
                _ => throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 500"), Ct, detail: true));

        Assert.Equal((BreakerState.Closed, null), (gauge!.Read().Breaker, gauge.Read().Failure));
        Assert.Equal(7, await pipeline.RunAsync(_ => Task.FromResult(7), Ct));
    }

    // Retries wait on the test's clock.
    private async Task<T> AnsweredAsync<T>(Task<T> question)
    {
        while (!question.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await question;
    }

    [Fact]
    public async Task Breaker_Refusals_DoNotOpenIt()
    {
        var pipeline = Pipeline();

        for (var i = 0; i < 20; i++)
        {
            var failure = await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync<int>(
                _ => throw new UpstreamException("Koji", UpstreamProblem.Refused, "refused"), Ct));
            Assert.Equal("refused", failure.Message);
        }
    }

    [Fact]
    public async Task Retry_MomentaryFailureThatTookLong_IsNotTriedAgain()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<UpstreamException>(() => Pipeline().RunAsync<int>(
            _ =>
            {
                attempts++;
                time.Advance(TimeSpan.FromSeconds(6));
                throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 502") { Momentary = true };
            },
            Ct));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Limit_MoreThanAllowedAtOnce_Wait()
    {
        var pipeline = Pipeline(maxConcurrency: 2);
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int now = 0, most = 0;

        var calls = Enumerable.Range(0, 6).Select(_ => pipeline.RunAsync(
            async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await open.Task;
                return Interlocked.Decrement(ref now);
            },
            Ct)).ToArray();
        Assert.Equal(2, Volatile.Read(ref now));
        open.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Hang_AfterManyGoodAnswers_OpensTheBreakerWithinThirtySecondsAndTurnsAwayWhoWaits()
    {
        var pipeline = Pipeline();
        for (var i = 0; i < 200; i++)
        {
            await pipeline.RunAsync(_ => Task.FromResult(i), Ct);
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        var began = time.GetUtcNow();
        var calls = Enumerable.Range(0, 40).Select(_ => pipeline.RunAsync(ct => LastAsync(Timeout.InfiniteTimeSpan, ct), Ct)).ToList();
        await BeginAsync(20);
        time.Advance(began.AddSeconds(26) - time.GetUtcNow());
        await Eventually.TrueAsync(() => calls.Count(c => c.IsCompleted) >= 4, "the first have timed out");
        time.Advance(TimeSpan.FromSeconds(1.1));
        await Eventually.TrueAsync(() => gauge!.Read().Breaker == BreakerState.Open, "the breaker is open");
        Assert.InRange(time.GetUtcNow() - began, TimeSpan.Zero, TimeSpan.FromSeconds(30));

        await Eventually.TrueAsync(() => calls.Count(c => c.IsCompleted) >= 28, "those who wait are turned away");
        time.Advance(TimeSpan.FromSeconds(26));
        await Eventually.TrueAsync(() => calls.TrueForAll(c => c.IsCompleted), "nobody waits for ever");
        Assert.All(calls, call => Assert.IsType<UpstreamException>(call.Exception!.InnerException));
    }

    [Fact]
    public async Task Slow_TwelveQuestionsOfTwentyFiveSeconds_AQuickOneIsAnsweredAtOnceAndTheyAreAnsweredToo()
    {
        var pipeline = Pipeline();
        var lasts = TimeSpan.FromSeconds(25);
        var slow = Enumerable.Range(0, 12).Select(_ => pipeline.RunAsync(ct => LastAsync(lasts, ct), Ct)).ToList();
        await BeginAsync(12);
        time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(42, await pipeline.RunAsync(_ => Task.FromResult(42), Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct));

        time.Advance(lasts - TimeSpan.FromSeconds(3.3));
        for (var group = 1; group <= 3; group++)
        {
            await Eventually.TrueAsync(() => slow.Count(s => s.IsCompletedSuccessfully) == 4 * group, "a group is answered");
            time.Advance(TimeSpan.FromSeconds(1.1));
        }

        Assert.Equal(BreakerState.Closed, gauge!.Read().Breaker);
    }

    private async Task<int> LastAsync(TimeSpan time, CancellationToken ct)
    {
        Interlocked.Increment(ref begun);
        await Task.Delay(time, this.time, ct);
        return 0;
    }

    /// <summary>Lets time go by until so many questions are under way, four at a time.</summary>
    private async Task BeginAsync(int questions)
    {
        for (var now = 4; ; now += 4)
        {
            await Eventually.TrueAsync(() => Volatile.Read(ref begun) == now, $"{now} have begun");
            if (now == questions)
                return;
            time.Advance(TimeSpan.FromSeconds(1.1));
        }
    }

    [Fact]
    public async Task Gate_Closed_BreaksOffWhatIsUnderWayAndAsksNothingMore()
    {
        var pipeline = Pipeline();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var underWay = pipeline.RunAsync(HangAsync, Ct);
        await begun.Task;

        gate.Close();

        Assert.Equal(UpstreamProblem.Paused, (await Assert.ThrowsAsync<UpstreamException>(() => underWay)).Problem);
        Assert.Equal(UpstreamProblem.Paused, (await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync(HangAsync, Ct))).Problem);
        Assert.Equal(1, asked);
        gate.Open();
        Assert.Equal(7, await pipeline.RunAsync(_ => Task.FromResult(7), Ct));

        async Task<int> HangAsync(CancellationToken ct)
        {
            asked++;
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
            return 0;
        }
    }

    [Fact]
    public async Task Gauge_AnswersAndFailures_TellsSinceWhenAndHowLongAnswersTake()
    {
        var pipeline = Pipeline();
        Assert.Equal((null, null, null), (Read().AnsweringSince, Read().FailingSince, Read().Typical));

        var began = time.GetUtcNow();
        await pipeline.RunAsync(_ => Task.FromResult(1), Ct);
        time.Advance(TimeSpan.FromSeconds(10));
        await pipeline.RunAsync(TakeAsync, Ct);
        Assert.Equal((began, 2), (Read().AnsweringSince, Read().LastMinute));
        Assert.Equal(TimeSpan.FromMilliseconds(0), Read().Typical);

        var failed = time.GetUtcNow();
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<UpstreamException>(
                () => pipeline.RunAsync<int>(_ => throw new UpstreamException("Koji", UpstreamProblem.NotAnswering, "answered with status 500"), Ct));
        await Assert.ThrowsAsync<UpstreamException>(() => pipeline.RunAsync(_ => Task.FromResult(1), Ct));
        Assert.Equal(
            (null, failed, "answered with status 500", BreakerState.Open), (Read().AnsweringSince, Read().FailingSince, Read().Failure, Read().Breaker));
        Assert.Equal(0, Read().UnderWay);

        time.Advance(TimeSpan.FromSeconds(61));
        await pipeline.RunAsync(_ => Task.FromResult(1), Ct);
        Assert.Equal((time.GetUtcNow(), null, BreakerState.Closed, 1), (Read().AnsweringSince, Read().FailingSince, Read().Breaker, Read().LastMinute));

        UpstreamStatus Read() => gauge!.Read();

        Task<int> TakeAsync(CancellationToken ct)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(1);
        }
    }

    [Fact]
    public async Task Gauge_TimeOut_CountsAsAFailureAndARefusalAsAnAnswer()
    {
        var pipeline = Pipeline();
        await Assert.ThrowsAsync<UpstreamException>(
            () => pipeline.RunAsync<int>(_ => throw new UpstreamException("Koji", UpstreamProblem.Refused, "refused"), Ct));
        Assert.NotNull(gauge!.Read().AnsweringSince);

        var hanging = pipeline.RunAsync(
            async ct =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
                return 0;
            },
            Ct);
        time.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<UpstreamException>(() => hanging);

        Assert.Equal("no answer within 26 s", gauge.Read().Failure);
    }

    private UpstreamPipeline Pipeline(int maxConcurrency = 4)
    {
        var options = new UpstreamOptions { MaxConcurrency = maxConcurrency };
        gauge = new UpstreamGauge(gate, options, time);
        return new UpstreamPipeline(gate, gauge, options, time, NullLogger.Instance);
    }
}
