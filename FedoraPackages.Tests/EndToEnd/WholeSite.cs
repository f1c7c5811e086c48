namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Tests of the whole site measure what a reader waits for: they run one at a time, and with nothing else beside them.</summary>
[CollectionDefinition(nameof(WholeSite), DisableParallelization = true)]
public sealed class WholeSite : ICollectionFixture<Browser>;
