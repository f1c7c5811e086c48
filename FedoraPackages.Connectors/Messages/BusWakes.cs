using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Waking workers where it does not matter whether that succeeds: the marks are stored, and the workers look by themselves too.</summary>
public static class BusWakes
{
    public static async Task TryWakeAsync(this IPanelSignals signals, RefreshLane lane, CancellationToken ct)
    {
        try
        {
            await signals.MarkedAsync(lane, ct).ConfigureAwait(false);
        }
        catch (BusAwayException)
        {
            // Said once by the bus's link.
        }
    }
}
