namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Tests that measure what one reader waits for run one at a time, when all others are done; those that only wait need not.</summary>
[CollectionDefinition(nameof(WholeSite), DisableParallelization = true)]
public sealed class WholeSite;
