namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Where a test stands, in one set of words for all that report tests.</summary>
public enum TestState
{
    /// <summary>Said in a word we do not know.</summary>
    Unknown,

    Queued,
    Running,
    Passed,

    /// <summary>Ended, and says something that neither passes nor fails.</summary>
    Info,

    Failed,

    /// <summary>Ended, and a person must look at it.</summary>
    NeedsInspection,

    /// <summary>Did not end by itself.</summary>
    Error,
}
