using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>
/// Whether the store answers. Anybody who gets no answer says so; that it answers again is found out by <see cref="StoreWatch"/>, so that
/// an outage is one beginning and one end.
/// </summary>
public sealed class StoreLink(TimeProvider clock, ILogger<StoreLink> log)
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

        log.StoreLost(why.Message);
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
            log.StoreBack(clock.GetUtcNow() - began);
        if (another)
            log.StoreBeganAnew();
        Changed?.Invoke();
    }
}
