namespace FedoraPackages.Tests.Toy;

/// <summary>What the service says of a package in a release.</summary>
internal sealed record ToyReport(string Package, string Release, int Number, bool Builds);
