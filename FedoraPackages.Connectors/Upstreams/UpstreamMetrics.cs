using System.Diagnostics.Metrics;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>How long upstream services take (meter <c>FedoraPackages</c>).</summary>
internal sealed class UpstreamMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> duration = meters.Create("FedoraPackages").CreateHistogram(
        "fedora_packages.upstream.duration",
        "s",
        "How long requests to upstream services take, their bodies included, by service and outcome",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60] });

    /// <param name="outcome">"answered", "refused", "not_answering", "unreadable", "timed_out", "cancelled" or "failed".</param>
    public void Asked(string service, string outcome, TimeSpan time) =>
        duration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("service", service), new KeyValuePair<string, object?>("outcome", outcome));
}
