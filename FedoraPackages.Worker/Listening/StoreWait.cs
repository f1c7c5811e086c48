using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Listening;

/// <summary>Whoever hears Fedora does nothing without the store: what is to be stored is held until it can be.</summary>
internal static class StoreWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<T> ForAsync<T>(Func<Task<T>> ask, TimeProvider clock, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreAwayException)
            {
                // Said once by the link to it.
                await Task.Delay(Pause, clock, ct);
            }
        }
    }
}
