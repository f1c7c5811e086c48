namespace FedoraPackages.Tests.EndToEnd;

/// <summary>A row of a package's page.</summary>
internal sealed record ShownBuild(string Nevr, string State);
