namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// The last good answer of the panel that is being gathered, read only when it is asked for: where a detail cannot be asked this time, what
/// was kept of it stays.
/// </summary>
public sealed class KeptAnswer(Func<CancellationToken, Task<byte[]?>> read)
{
    /// <summary>Nothing is kept yet.</summary>
    public static KeptAnswer None { get; } = new(static _ => Task.FromResult<byte[]?>(null));

    /// <summary>The value as kept; null when there is none.</summary>
    public Task<byte[]?> ReadAsync(CancellationToken ct) => read(ct);
}
