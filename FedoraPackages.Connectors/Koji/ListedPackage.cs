namespace FedoraPackages.Connectors.Koji;

/// <summary>A package and whether it is blocked in Rawhide, which is how Koji says "retired".</summary>
public sealed record ListedPackage(string Name, bool Retired);
