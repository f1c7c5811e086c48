using System.Diagnostics.Metrics;

namespace FedoraPackages.Connectors.Panels;

/// <summary>The instruments of messages, marks and refreshes (meter <c>FedoraPackages</c>).</summary>
public sealed class PanelMetrics
{
    /// <summary>Heard as it was said.</summary>
    public const string Live = "live";

    /// <summary>Read afterwards, out of the archive.</summary>
    public const string Archive = "archive";

    /// <summary>Anybody may be able to publish: one message dated far back must not make up the sum of all.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromDays(1);

    private readonly Counter<long> received;
    private readonly Histogram<double> lag;
    private readonly Counter<long> messages;
    private readonly Counter<long> marks;
    private readonly Counter<long> refreshes;
    private readonly Histogram<double> refreshDuration;
    private readonly Counter<long> lagAccepted;

    public PanelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("FedoraPackages");
        received = meter.CreateCounter<long>("fedora_packages.received", "{message}", "Messages received, by the way they came");
        lag = meter.CreateHistogram(
            "fedora_packages.lag", "s", "From when a message was sent until it is received",
            advice: Buckets(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 21_600));
        messages = meter.CreateCounter<long>("fedora_packages.messages", "{message}", "Messages read, by what became of them");
        marks = meter.CreateCounter<long>("fedora_packages.marks", "{mark}", "Marks of messages, stored or merged with another one");
        refreshes = meter.CreateCounter<long>("fedora_packages.refreshes", "{refresh}", "Refreshes, by kind of panel and outcome");
        refreshDuration = meter.CreateHistogram(
            "fedora_packages.refresh.duration", "s", "How long refreshes take, by kind of panel",
            advice: Buckets(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120));
        lagAccepted = meter.CreateCounter<long>("fedora_packages.lag_accepted", "{fact}", "Facts the upstream service never showed");
    }

    /// <summary>A message has come, whatever becomes of it.</summary>
    /// <param name="via"><see cref="Live"/> or <see cref="Archive"/>.</param>
    public void Received(string via) => received.Add(1, new KeyValuePair<string, object?>("via", via));

    /// <summary>How long it was under way. What was sent in the future, by its sender's clock, has been so for no time.</summary>
    public void Lag(string via, TimeSpan since)
    {
        var within = since < TimeSpan.Zero ? TimeSpan.Zero : since > LongestLag ? LongestLag : since;
        lag.Record(within.TotalSeconds, new KeyValuePair<string, object?>("via", via));
    }

    /// <param name="outcome">"marked", or the reason why the message was ignored.</param>
    public void Message(string outcome) => messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Marks that came together.</summary>
    /// <param name="asked">How many came.</param>
    /// <param name="stored">How many of them were written.</param>
    public void Marks(int asked, int stored)
    {
        marks.Add(stored, new KeyValuePair<string, object?>("outcome", "stored"));
        if (asked > stored)
            marks.Add(asked - stored, new KeyValuePair<string, object?>("outcome", "merged"));
    }

    /// <param name="outcome">"changed", "unchanged", "failed", "parked" or "lost".</param>
    public void Refresh(string kind, string outcome) =>
        refreshes.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>From when a worker took it until it ended, however it did.</summary>
    public void RefreshTook(string kind, TimeSpan time) => refreshDuration.Record(time.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    public void LagAccepted(int facts) => lagAccepted.Add(facts);

    private static InstrumentAdvice<double> Buckets(params double[] seconds) => new() { HistogramBucketBoundaries = seconds };
}
