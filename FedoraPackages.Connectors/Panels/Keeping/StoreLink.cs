using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>
/// Whether the store answers. Anybody who gets no answer says so; that it answers again is found out by <see cref="StoreWatch"/>, so that
/// an outage is one beginning and one end.
/// </summary>
public sealed partial class StoreLink(TimeProvider clock, ILogger<StoreLink> log)
{
    private readonly Lock gate = new();
    private DateTimeOffset? awaySince;
    private StoreLife? life;

    /// <summary>Raised when the store goes, comes, or has begun another life.</summary>
    public event Action? Changed;

    /// <summary>Null while it answers.</summary>
    public DateTimeOffset? AwaySince
    {
        get
        {
            lock (gate)
                return awaySince;
        }
    }

    /// <summary>Null until it has answered once.</summary>
    public StoreLife? Life
    {
        get
        {
            lock (gate)
                return life;
        }
    }

    public void Lost(Exception why)
    {
        lock (gate)
        {
            if (awaySince is not null)
                return;
            awaySince = clock.GetUtcNow();
        }

        LogLost(log, why.Message);
        Changed?.Invoke();
    }

    public void Answered(StoreLife now)
    {
        DateTimeOffset? since;
        bool another;
        lock (gate)
        {
            (since, awaySince) = (awaySince, null);
            another = life is not null && life.Name != now.Name;
            if (since is null && life?.Name == now.Name)
                return;
            life = now;
        }

        if (since is { } began)
            LogBack(log, clock.GetUtcNow() - began);
        if (another)
            LogAnotherLife(log);
        Changed?.Invoke();
    }

    [LoggerMessage(1401, LogLevel.Warning, "The store does not answer; tried again until it does: {Reason}")]
    private static partial void LogLost(ILogger log, string reason);

    [LoggerMessage(1402, LogLevel.Information, "The store answers again after {Away}")]
    private static partial void LogBack(ILogger log, TimeSpan away);

    [LoggerMessage(1403, LogLevel.Warning, "The store was emptied or restarted: what it still holds is gathered again")]
    private static partial void LogAnotherLife(ILogger log);
}
