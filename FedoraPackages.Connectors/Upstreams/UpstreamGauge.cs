using Polly.CircuitBreaker;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Measures the calls of this process to one upstream service.</summary>
public sealed class UpstreamGauge
{
    private const int Remembered = 200;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly UpstreamGate door;
    private readonly UpstreamOptions options;
    private readonly TimeProvider time;
    private readonly Queue<TimeSpan> took = new(Remembered);
    private readonly Queue<long> begun = new();
    private DateTimeOffset? answeringSince;
    private DateTimeOffset? failingSince;
    private string? failure;
    private int underWay;

    internal UpstreamGauge(UpstreamGate door, UpstreamOptions options, TimeProvider time) => (this.door, this.options, this.time) = (door, options, time);

    internal CircuitBreakerStateProvider Breaker { get; } = new();

    public UpstreamStatus Read()
    {
        lock (gate)
        {
            Forget();
            var sorted = took.Order().ToList();
            return new UpstreamStatus(
                door.Service, answeringSince, failingSince, failure, At(sorted, 0.5), At(sorted, 0.95), State(), underWay, options.MaxConcurrency,
                begun.Count, options.BulkBudget, !door.IsOpen);
        }
    }

    /// <summary>A call begins. Returns when.</summary>
    internal long Begin()
    {
        lock (gate)
        {
            underWay++;
            Forget();
            begun.Enqueue(time.GetTimestamp());
            return time.GetTimestamp();
        }
    }

    /// <summary>It is over, however it ended.</summary>
    internal void End()
    {
        lock (gate)
            underWay--;
    }

    /// <summary>The service had an answer, even if a refusal.</summary>
    internal void Answered(long started)
    {
        lock (gate)
        {
            (answeringSince, failingSince, failure) = (answeringSince ?? time.GetUtcNow(), null, null);
            if (took.Count == Remembered)
                took.Dequeue();
            took.Enqueue(time.GetElapsedTime(started));
        }
    }

    /// <summary>It had none.</summary>
    internal void Failed(string why)
    {
        lock (gate)
            (answeringSince, failingSince, failure) = (null, failingSince ?? time.GetUtcNow(), why);
    }

    private void Forget()
    {
        while (begun.TryPeek(out var first) && time.GetElapsedTime(first) > Minute)
            begun.Dequeue();
    }

    private BreakerState State() => Breaker.CircuitState switch
    {
        CircuitState.Closed => BreakerState.Closed,
        CircuitState.HalfOpen => BreakerState.HalfOpen,
        _ => BreakerState.Open,
    };

    private static TimeSpan? At(List<TimeSpan> sorted, double share) => sorted.Count == 0 ? null : sorted[(int)((sorted.Count - 1) * share)];
}
