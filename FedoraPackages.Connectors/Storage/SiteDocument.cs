namespace FedoraPackages.Connectors.Storage;

/// <summary>A document and how often it has been written.</summary>
public sealed record SiteDocument(string Text, long Version);
