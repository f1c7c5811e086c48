using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// Whether our bus is there: whether any of this process's queues is listened to. An outage is one beginning and one end, however often
/// the broker is tried meanwhile.
/// </summary>
public sealed class BusLink(TimeProvider clock, ILogger<BusLink> log)
{
    private readonly Lock gate = new();
    private readonly HashSet<Uri> listening = [];
    private DateTimeOffset? awaySince;
    private bool hasBeenReady;

    /// <summary>Raised for each queue that is listened to, for the first time or again: what was said there meanwhile this process has not heard.</summary>
    public event Action? Returned;

    /// <summary>Raised when the bus has gone: from now on this process hears nothing.</summary>
    public event Action? Gone;

    /// <summary>Null while it is there, and before it has been tried.</summary>
    public DateTimeOffset? AwaySince
    {
        get
        {
            lock (gate)
                return awaySince;
        }
    }

    public bool HasBeenReady
    {
        get
        {
            lock (gate)
                return hasBeenReady;
        }
    }

    /// <summary>A queue is listened to.</summary>
    public void Listens(Uri queue)
    {
        DateTimeOffset? since;
        lock (gate)
        {
            if (!listening.Add(queue))
                return;
            (since, awaySince) = (awaySince, null);
            hasBeenReady = true;
        }

        if (since is { } began)
            log.BusBack(clock.GetUtcNow() - began);
        Returned?.Invoke();
    }

    /// <summary>A queue is not listened to any more.</summary>
    public void Lost(Uri queue, string why)
    {
        lock (gate)
            listening.Remove(queue);
        Lost(why);
    }

    /// <summary>The broker did not answer, or refused us.</summary>
    public void Lost(string why)
    {
        lock (gate)
        {
            if (awaySince is not null || listening.Count > 0)
                return;
            awaySince = clock.GetUtcNow();
        }

        log.BusLost(why);
        Gone?.Invoke();
    }
}
