namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>
/// What readers may do with what is kept: read it, and mark what they miss. Nothing here writes a panel: whoever draws gets no more than
/// this. A store that several processes share may be away: then every method throws <see cref="StoreAwayException"/>.
/// </summary>
public interface IPanelShelf
{
    Task<PanelEntry?> ReadAsync(PanelKey key, CancellationToken ct);

    /// <summary>The headers of those keys that are kept, in one round trip.</summary>
    Task<IReadOnlyList<PanelHeader>> HeadersAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    /// <summary>All keys that something is kept under.</summary>
    Task<IReadOnlyList<PanelKey>> KeysAsync(CancellationToken ct);

    /// <summary>
    /// The panels gathered since then by the store's time, whether their answer is another one or not: what it costs goes by how much
    /// happens, and not by how much is kept or watched.
    /// </summary>
    Task<CheckedPanels> CheckedSinceAsync(DateTimeOffset since, CancellationToken ct);

    /// <summary>Writes the marks down. Returns true when any of them put a key on the to-do list or brought it forward.</summary>
    Task<bool> MarkAsync(IReadOnlyCollection<PanelMark> marks, CancellationToken ct);
}
