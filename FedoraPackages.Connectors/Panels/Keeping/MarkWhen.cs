namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>When a mark counts.</summary>
public enum MarkWhen
{
    /// <summary>Always: asked while a refresh runs, it means exactly one more.</summary>
    Always,

    /// <summary>Always, and at once: neither quiet nor a back-off is waited for.</summary>
    Insisting,

    /// <summary>Only while nothing is kept under the key: a first view. A refresh that already waits or runs serves it.</summary>
    Missing,

    /// <summary>Only while something is kept or marked under the key: a message about a name nobody has confirmed yet.</summary>
    Known,

    /// <summary>Only while no refresh waits or runs: a poll.</summary>
    Idle,

    /// <summary>Only while a refresh already waits: somebody has begun to watch, so it may go sooner.</summary>
    Marked,
}
