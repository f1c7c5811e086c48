namespace FedoraPackages.Connectors.Operations;

/// <summary>How a web node gets on; said every two seconds.</summary>
/// <param name="Node">Which: machine and process.</param>
/// <param name="Since">When it started.</param>
/// <param name="Tabs">Open tabs with a live connection.</param>
/// <param name="Watched">Panels that they look at.</param>
public sealed record NodeReport(string Node, DateTimeOffset Since, int Tabs, int Watched);
