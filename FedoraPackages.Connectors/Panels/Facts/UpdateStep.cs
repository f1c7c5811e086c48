namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>What was said about an update.</summary>
public enum UpdateStep
{
    /// <summary>It is there, with these builds: created, edited, ready for testing.</summary>
    Written,

    /// <summary>Somebody commented or voted.</summary>
    Commented,

    /// <summary>Asked for: testing.</summary>
    TestingRequested,

    /// <summary>Asked for: stable.</summary>
    StableRequested,

    /// <summary>Asked for: to be taken out.</summary>
    UnpushRequested,

    /// <summary>Asked for: to make way for another.</summary>
    ObsoleteRequested,

    /// <summary>What was asked for is taken back.</summary>
    RequestRevoked,

    /// <summary>A push brought it to testing.</summary>
    InTesting,

    /// <summary>A push brought it to stable.</summary>
    InStable,

    /// <summary>Thrown out of a push.</summary>
    Ejected,

    /// <summary>Enough votes, one way or the other.</summary>
    KarmaReached,

    /// <summary>It may go to stable.</summary>
    RequirementsMet,

    /// <summary>A package is not in it any more.</summary>
    BuildRemoved,
}
