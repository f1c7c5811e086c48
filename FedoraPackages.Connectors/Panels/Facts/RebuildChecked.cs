using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Whether the package can still be built changed, or may have.</summary>
/// <param name="Collection">Koschei's name of a release.</param>
[FactName("rebuild")]
public sealed record RebuildChecked(string Package, DateTimeOffset SentAt, string Collection, string State) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"rebuild in {Collection}";

    [JsonIgnore]
    public override Facets Facets => Facets.Tests;

    [JsonIgnore]
    public override string Words => $"rebuild in {Collection}: {State}";
}
