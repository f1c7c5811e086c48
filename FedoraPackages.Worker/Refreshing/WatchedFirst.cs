using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// A message about what somebody looks at does not queue on our bus behind a burst: its marks are stored by the worker that heard it. So
/// every message is interpreted once more, which costs no question to anybody.
/// </summary>
internal sealed class WatchedFirst(MessageInterpreter interpreter, WatchedKeys watched, MessageMarker marker)
{
    /// <summary>True when its marks are stored. Else it goes the way of all others, where it is kept and tried again.</summary>
    public async Task<bool> TryMarkAsync(FedoraMessage message, CancellationToken ct)
    {
        try
        {
            var interpretation = await interpreter.InterpretAsync(message, ct);
            if (!interpretation.Stale.Any(stale => watched.Contains(stale.Key)))
                return false;
            await marker.MarkAsync(message, ct);
            return true;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // The store is away, or this program failed: the consumer of our bus meets the same, and says so.
            return false;
        }
    }
}
