using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>It was decided whether a build passes the tests that its release asks for. Bodhi hears of it the same way, and says nothing.</summary>
[FactName("gating")]
public sealed record GatingDecided(string Package, DateTimeOffset SentAt, string Nvr, bool Satisfied) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"gating of {Nvr}";

    [JsonIgnore]
    public override Facets Facets => Facets.Tests | Facets.Updates;

    [JsonIgnore]
    public override string Thread => $"build {Nvr}";

    [JsonIgnore]
    public override bool IsSmall => Satisfied;

    [JsonIgnore]
    public override string Words => Satisfied ? $"gating of {Nvr} passed" : $"gating of {Nvr} not passed";
}
