using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>The reading of what Fedora said while nobody listened. One at a time; a worker writes on it, and another takes it on when that dies.</summary>
/// <param name="Id">Names it.</param>
/// <param name="From">Sent at or after; null: since nobody knows when.</param>
/// <param name="Until">Sent before.</param>
public sealed record CatchUp(string Id, DateTimeOffset? From, DateTimeOffset Until)
{
    /// <summary>True for the look at what came late into the archive: its end says nothing about what lies before its beginning.</summary>
    public bool IsLook { get; init; }

    /// <summary>Since when nobody listened; null: since its beginning, or nobody knows. Before it, silence was heard and not missed.</summary>
    public DateTimeOffset? DeafSince { get; init; }

    /// <summary>How often a worker has begun with it: one that kills whoever reads it is given up.</summary>
    public int TakenOn { get; init; }

    /// <summary>How far it is.</summary>
    public CatchUpState State { get; init; } = CatchUpState.Running;

    /// <summary>How many messages the archive says there are. 0: not known yet.</summary>
    public int Total { get; init; }

    /// <summary>Read so far.</summary>
    public int Read { get; init; }

    /// <summary>Of them such as had not been heard.</summary>
    public int New { get; init; }

    /// <summary>Why everything kept was taken for suspect, in our words; null: it was not.</summary>
    public string? Suspect { get; init; }

    /// <summary>Why it does not get on, in our words; null: it does.</summary>
    public string? Failure { get; init; }

    /// <summary>The worker that sees to it.</summary>
    public string? Worker { get; init; }

    /// <summary>How often its worker has written: one that stands still has lost it.</summary>
    public int Beat { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Nothing is left to do.</summary>
    [JsonIgnore]
    public bool IsOver => State != CatchUpState.Running;
}
