using System.Text.Json.Serialization;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Toy;

/// <summary>A package was rebuilt in a release.</summary>
[FactName("toy-rebuilt")]
internal sealed record ToyRebuilt(string Package, DateTimeOffset SentAt, string Release, int Number) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"rebuild in {Release}";

    [JsonIgnore]
    public override Facets Facets => Facets.Builds;

    [JsonIgnore]
    public override string Words => $"rebuild {Number} in {Release}";

    [JsonIgnore]
    public override int Rank => Number;
}
