using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;

namespace FedoraPackages.Tests.Worker;

/// <summary>Passes everything on to a store, counts the writes of marks and lets each through when the test says so.</summary>
internal sealed class MarkWrites(IPanelStore inner) : StoreInBetween(inner)
{
    private int begun;

    public int Begun => Volatile.Read(ref begun);

    /// <summary>What the write of this number, from one, waits for; it fails with what that fails with.</summary>
    public Func<int, Task> Before { get; set; } = _ => Task.CompletedTask;

    protected override async Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        if (method == nameof(MarkAsync))
            await Before(Interlocked.Increment(ref begun));
        return await call();
    }
}
