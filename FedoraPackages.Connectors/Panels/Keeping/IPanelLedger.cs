namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>What administrators are shown of the to-do list and of what is kept. Throws like <see cref="IPanelShelf"/>.</summary>
public interface IPanelLedger
{
    /// <summary>The to-do list, what goes first at the top.</summary>
    Task<IReadOnlyList<ToDoItem>> ToDoAsync(int most, CancellationToken ct);

    /// <summary>Of these keys those that stand in the to-do list.</summary>
    Task<IReadOnlyList<ToDoItem>> ToDoAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);

    /// <summary>Those whose last gathering failed, what has failed most often at the top.</summary>
    Task<IReadOnlyList<ToDoItem>> FailingAsync(int most, CancellationToken ct);

    Task<ToDoCounts> CountAsync(CancellationToken ct);

    /// <summary>What these panels take; those that are not kept are left out.</summary>
    Task<IReadOnlyList<KeptSize>> SizesAsync(IReadOnlyCollection<PanelKey> keys, CancellationToken ct);
}
