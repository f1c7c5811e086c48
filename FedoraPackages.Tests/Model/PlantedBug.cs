namespace FedoraPackages.Tests.Model;

/// <summary>A fault put in on purpose: schedules that cannot find it prove nothing.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>The store takes an answer under any lease, however old.</summary>
    GenerationCheckRemoved,

    /// <summary>A worker believes that it renews its lease.</summary>
    LeaseNotRenewed,

    /// <summary>The mark goes when the key is taken.</summary>
    MarkClearedBeforeSwap,

    /// <summary>The web nodes are told before the answer stands in the store, and not again.</summary>
    NotificationBeforeSwap,
}
