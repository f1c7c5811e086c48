using System.Collections.Concurrent;

namespace FedoraPackages.Connectors.Panels;

/// <summary>Many callers who want the same thing at the same time share one doing of it. Nobody's cancellation stops the others.</summary>
internal sealed class SingleFlight<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<object?>>> flights = new();

    public async Task<T> RunAsync<T>(TKey key, Func<Task<T>> work, CancellationToken ct)
    {
        var flight = flights.GetOrAdd(key, k => new Lazy<Task<object?>>(() => FlyAsync(k, work)));
        return (T)(await flight.Value.WaitAsync(ct).ConfigureAwait(false))!;
    }

    private async Task<object?> FlyAsync<T>(TKey key, Func<Task<T>> work)
    {
        // Off the caller's stack, so that the flight is in the dictionary before it can land.
        await Task.Yield();
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            flights.TryRemove(key, out _);
        }
    }
}
