using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Upstreams;

public sealed class UpstreamPipelineTests
{
    private readonly FakeTimeProvider time = new();

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

    private UpstreamPipeline Pipeline(int maxConcurrency = 4) =>
        new("Koji", new UpstreamOptions { MaxConcurrency = maxConcurrency }, time, NullLogger.Instance);
}
