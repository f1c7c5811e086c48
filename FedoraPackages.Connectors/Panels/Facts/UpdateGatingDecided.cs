using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>It was decided whether an update passes the tests that its release asks for. Which packages are in it is not said.</summary>
/// <param name="Alias">The update's, checked for its shape.</param>
[FactName("update-gating")]
public sealed record UpdateGatingDecided(DateTimeOffset SentAt, string Alias, bool Satisfied) : Fact("", SentAt)
{
    [JsonIgnore]
    public override string Subject => $"gating of {Alias}";

    [JsonIgnore]
    public override Facets Facets => Facets.Tests | Facets.Updates;

    [JsonIgnore]
    public override string Thread => $"update {Alias}";

    [JsonIgnore]
    public override bool IsSmall => Satisfied;

    [JsonIgnore]
    public override string Words => Satisfied ? $"gating of {Alias} passed" : $"gating of {Alias} not passed";
}
