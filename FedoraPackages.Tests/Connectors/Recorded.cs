using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors;

/// <summary>A recorded message.</summary>
/// <param name="Facet">The manifest's word for what it makes stale; "none", "bulk".</param>
internal sealed record Recorded(string File, IReadOnlyList<string> Packages, string Facet, FedoraMessage Message);
