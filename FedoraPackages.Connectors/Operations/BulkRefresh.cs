using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Operations;

/// <summary>
/// The refresh of very many panels, asked for by an administrator. Only a few of its panels stand in the to-do list at a time, so that
/// nothing else waits behind all of them; this record, which a worker writes on, is how far it has come. So it can be left, called off, and
/// gone on with by another worker.
/// </summary>
/// <param name="Id">Its marks carry it.</param>
/// <param name="Kind">The kind of panel; null: every kind.</param>
/// <param name="By">Who asked.</param>
public sealed record BulkRefresh(string Id, string? Kind, string By, DateTimeOffset StartedAt)
{
    public BulkState State { get; init; } = BulkState.Running;

    /// <summary>How many panels it is about. 0: not counted yet.</summary>
    public int Total { get; init; }

    /// <summary>Panels that were gathered, or tried.</summary>
    public int Done { get; init; }

    /// <summary>Those of them that gave no answer; they stay in the to-do list, and are tried again like any other.</summary>
    public int Failed { get; init; }

    /// <summary>Of each kind the last panel that was marked, in the order of packages.</summary>
    public ImmutableSortedDictionary<string, PanelKey> Places { get; init; } = ImmutableSortedDictionary.Create<string, PanelKey>(StringComparer.Ordinal);

    /// <summary>Marked and not gathered yet.</summary>
    public ImmutableArray<PanelKey> UnderWay { get; init; } = [];

    /// <summary>Panels a second, of late.</summary>
    public double Rate { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The worker that sees to it.</summary>
    public string? Worker { get; init; }

    /// <summary>The services it waits for, because they are paused or do not answer.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = [];

    [JsonIgnore]
    public bool IsOver => State is BulkState.Finished or BulkState.Cancelled;

    /// <summary>How long it will still take at the present rate; null: nobody knows.</summary>
    [JsonIgnore]
    public TimeSpan? Left => State == BulkState.Running && Rate > 0 && Total > 0 ? TimeSpan.FromSeconds((Total - Done) / Rate) : null;
}
