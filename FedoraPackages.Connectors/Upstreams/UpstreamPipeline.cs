using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>
/// What every call to one upstream service goes through, reading and parsing included, so that half an answer or an outage told in a
/// 200 counts like a 500: so many at once; no more asking for some seconds when most questions fail; one more attempt at what failed
/// fast, and at a connection that broke off as many as there may be kept ones, since a server may have closed each of them; a time-out
/// that the waiting for a place counts against. The breaker counts questions: what the second attempt answered was answered. It looks back
/// half a time-out, so that a service that hangs is known by nothing but time-outs, however well it answered before.
/// </summary>
internal sealed class UpstreamPipeline
{
    /// <summary>Longer than this, a failed attempt has cost the reader enough.</summary>
    private static readonly TimeSpan Fast = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>How much longer than an attempt may take a question may, with the waiting for a place.</summary>
    private const double WithWaiting = 1.15;

    private static readonly ResiliencePropertyKey<TimeSpan> Left = new("left");
    private static readonly ResiliencePropertyKey<bool> IsDetail = new("detail");

    private readonly string service;
    private readonly ResiliencePipeline pipeline;
    private readonly UpstreamGate gate;
    private readonly UpstreamGauge gauge;
    private readonly UpstreamPlaces places;
    private readonly UpstreamMetrics? metrics;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    public UpstreamPipeline(UpstreamGate gate, UpstreamGauge gauge, UpstreamOptions options, TimeProvider time, ILogger log, UpstreamMetrics? metrics = null)
    {
        service = gate.Service;
        (this.gate, this.gauge, this.time, this.metrics, timeout) = (gate, gauge, time, metrics, options.Timeout);
        places = new UpstreamPlaces(options.MaxConcurrency, time);
        pipeline = new ResiliencePipelineBuilder { Name = service, TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = timeout / 2,
                BreakDuration = TimeSpan.FromSeconds(5),
                StateProvider = gauge.Breaker,
                ShouldHandle = asked => ValueTask.FromResult(
                    !asked.Context.Properties.GetValue(IsDetail, false)
                    && asked.Outcome.Exception is TimeoutRejectedException or AttemptException { Failure.Problem: UpstreamProblem.NotAnswering }),
                OnOpened = opened =>
                {
                    log.NotAskedForNow(service, opened.BreakDuration);
                    places.TurnAway();
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    log.AskedAgain(service);
                    return ValueTask.CompletedTask;
                },
            })
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxConcurrency,
                Delay = TimeSpan.FromMilliseconds(300),
                UseJitter = true,
                ShouldHandle = retry => ValueTask.FromResult(
                    retry.Outcome.Exception is AttemptException { Retry: true } e && (retry.AttemptNumber == 0 || e.Failure.BrokenOff)),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = asked => ValueTask.FromResult(asked.Context.Properties.GetValue(Left, timeout)) })
            .Build();
    }

    /// <summary>Runs the attempt. Throws <see cref="UpstreamException"/>, or for the caller's cancellation what that throws.</summary>
    /// <param name="detail">Behind it the service may ask another one: its failure says nothing of the service, and does not open the breaker.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct, bool detail = false)
    {
        var closed = gate.Enter();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, closed);
        try
        {
            return await ExecuteAsync(attempt, detail, either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (closed.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw gate.Closed();
        }
        catch (UpstreamException e) when (!detail && e.Problem != UpstreamProblem.Refused && !e.NotAsked)
        {
            gauge.Failed(e.Message);
            throw;
        }
    }

    private async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> attempt, bool detail, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        // Where the breaker is open nobody waits, and it lets one through by itself to see.
        using var place = gauge.Breaker.CircuitState == CircuitState.Closed
            ? await places.EnterAsync(timeout / 2, ct).ConfigureAwait(false) ?? throw NotAsked()
            : null;
        var context = ResilienceContextPool.Shared.Get(ct);
        var left = (timeout * WithWaiting) - time.GetElapsedTime(began);
        // Where the machine stood still for so long that nothing is left, it is asked all the same, and not for ever.
        context.Properties.Set(Left, left >= timeout ? timeout : left > Least ? left : Least);
        context.Properties.Set(IsDetail, detail);
        try
        {
            return await pipeline.ExecuteAsync(
                async asked => await AttemptAsync(attempt, asked.CancellationToken, ct).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (AttemptException e)
        {
            throw e.Failure;
        }
        catch (TimeoutRejectedException e)
        {
            var seconds = e.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
            throw new UpstreamException(service, UpstreamProblem.NotAnswering, $"no answer within {seconds} s", inner: e);
        }
        catch (BrokenCircuitException e)
        {
            throw NotAsked(e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private UpstreamException NotAsked(Exception? inner = null)
    {
        // Also for those who waited when the breaker opened.
        var why = inner is null && gauge.Breaker.CircuitState == CircuitState.Closed ? "too many questions are waiting" : "it has not been answering";
        return new UpstreamException(service, UpstreamProblem.NotAnswering, $"not asked: {why}", inner: inner) { NotAsked = true };
    }

    private async Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct, CancellationToken caller)
    {
        using var span = Spans.Begin("ask", ActivityKind.Client).With("service", service);
        var started = gauge.Begin();
        var outcome = "failed";
        try
        {
            var answer = await attempt(ct).ConfigureAwait(false);
            gauge.Answered(started);
            outcome = "answered";
            return answer;
        }
        catch (UpstreamException e)
        {
            outcome = Outcome(e.Problem);
            if (e.Problem == UpstreamProblem.Refused)
                gauge.Answered(started);
            throw new AttemptException(e, e.Momentary && time.GetElapsedTime(started) < Fast);
        }
        catch (Exception e) when (ct.IsCancellationRequested)
        {
            outcome = caller.IsCancellationRequested ? "cancelled" : "timed_out";
            if (e is OperationCanceledException)
                throw;
            throw new OperationCanceledException(e.Message, e, ct);
        }
        catch (Exception e) when (UpstreamFailures.Of(service, e) is { } failure)
        {
            outcome = Outcome(failure.Problem);
            throw new AttemptException(failure, failure.Momentary && time.GetElapsedTime(started) < Fast);
        }
        finally
        {
            gauge.End();
            metrics?.Asked(service, outcome, time.GetElapsedTime(started));
            span.With("outcome", outcome);
            if (outcome is not ("answered" or "refused" or "cancelled"))
                span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string Outcome(UpstreamProblem problem) => problem switch
    {
        UpstreamProblem.Refused => "refused",
        UpstreamProblem.Unreadable => "unreadable",
        _ => "not_answering",
    };

    /// <summary>Carries a failure and what is known of its attempt through the pipeline.</summary>
    private sealed class AttemptException(UpstreamException failure, bool retry) : Exception(failure.Message, failure)
    {
        public UpstreamException Failure => failure;

        public bool Retry => retry;
    }
}
