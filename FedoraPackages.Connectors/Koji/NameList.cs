using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Every source package that Rawhide's package list knows, in ordinal order of their names.</summary>
public sealed record NameList(ImmutableArray<ListedPackage> Packages);
