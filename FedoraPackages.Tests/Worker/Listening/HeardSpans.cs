using System.Collections.Concurrent;
using System.Diagnostics;
using FedoraPackages.Connectors.Telemetry;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>The spans of this program that have ended while it listens, of every test that runs meanwhile.</summary>
internal sealed class HeardSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ActivityListener listener;

    public HeardSpans()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The span of the message with this id.</summary>
    public Activity Message(string id) => Assert.Single(ended, a => a.OperationName == "message" && (string?)a.GetTagItem("id") == id);

    /// <summary>Everything in its trace, in the order of ending.</summary>
    public IReadOnlyList<Activity> TraceOf(string id) => [.. ended.Where(a => a.TraceId == Message(id).TraceId)];

    public void Dispose() => listener.Dispose();
}
