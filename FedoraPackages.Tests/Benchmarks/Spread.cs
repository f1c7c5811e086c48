using System.Globalization;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Many measured times and what stands in their middle and at their end.</summary>
internal sealed class Spread(IEnumerable<TimeSpan> times)
{
    private readonly TimeSpan[] sorted = [.. times.Order()];

    public int Count => sorted.Length;

    public TimeSpan P50 => At(0.50);

    public TimeSpan P99 => At(0.99);

    public TimeSpan Most => sorted[^1];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {P50.TotalMilliseconds,7:0.000} ms   p99 {P99.TotalMilliseconds,7:0.000} ms   most {Most.TotalMilliseconds,7:0.000} ms   of {Count}");

    private TimeSpan At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
