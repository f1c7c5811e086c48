namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What is not met (Greenwave's types of requirement, <c>upstreams/http.md</c> §1.3).</summary>
public enum UnmetKind
{
    /// <summary>A test has failed, or has no result.</summary>
    Test,

    /// <summary>The package must have a gating.yaml, and has none.</summary>
    RulesMissing,

    /// <summary>The package's gating.yaml is not valid.</summary>
    RulesInvalid,

    /// <summary>The package's gating.yaml could not be fetched.</summary>
    RulesNotFetched,

    /// <summary>Something this site has no word for.</summary>
    Other,
}
