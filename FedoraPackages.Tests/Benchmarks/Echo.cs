namespace FedoraPackages.Tests.Benchmarks;

/// <summary>A message that means nothing.</summary>
public sealed record Echo(int Number);
