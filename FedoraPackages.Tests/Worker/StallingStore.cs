using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Storage;

namespace FedoraPackages.Tests.Worker;

/// <summary>A store that is away for as long as a test says, for whoever takes from the to-do list.</summary>
internal sealed class StallingStore(IPanelStore inner) : StoreInBetween(inner)
{
    private int refused;

    public bool IsAway { get; set; }

    /// <summary>How often it has not answered.</summary>
    public int Refused => Volatile.Read(ref refused);

    protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
    {
        if (!IsAway || method is not (nameof(TakeAsync) or nameof(NextDueAsync)))
            return call();
        Interlocked.Increment(ref refused);
        return Task.FromException<T>(new StoreAwayException("it stalls"));
    }
}
