using System.Text.Json;

namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>How the worker's parts read each other's panels: as values, and without asking anybody for what is not there.</summary>
public static class KeptReading
{
    /// <summary>Null while nothing is kept under the key, or nothing that this version of the program can read.</summary>
    public static async Task<Kept<T>?> ReadAsync<T>(this IPanelShelf shelf, PanelKind<T> kind, PanelKey key, CancellationToken ct)
        where T : class
    {
        if (await shelf.ReadAsync(key, ct).ConfigureAwait(false) is not { Value.Length: > 0 } entry)
            return null;
        try
        {
            return new Kept<T>(entry.Generation, kind.Read(entry.Value));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
