using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Worker.Operating;

/// <summary>Whether the worker of a bulk refresh still writes on it. By this process's own clock: those of others may differ.</summary>
internal sealed class BulkWatch(TimeProvider clock)
{
    private BulkRefresh? seen;
    private long since;

    public bool StandsStill(BulkRefresh bulk, TimeSpan patience)
    {
        if (!ReferenceEquals(seen, bulk))
            (seen, since) = (bulk, clock.GetTimestamp());
        return clock.GetElapsedTime(since) >= patience;
    }
}
