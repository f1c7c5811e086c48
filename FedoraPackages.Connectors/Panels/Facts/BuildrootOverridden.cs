using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A buildroot override began or ended.</summary>
[FactName("override")]
public sealed record BuildrootOverridden(string Package, DateTimeOffset SentAt, string Nvr, bool InForce) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"override of {Nvr}";

    [JsonIgnore]
    public override Facets Facets => Facets.Updates;

    [JsonIgnore]
    public override string Thread => $"build {Nvr}";

    [JsonIgnore]
    public override bool IsSmall => true;

    [JsonIgnore]
    public override string Words => InForce ? $"override of {Nvr}" : $"override of {Nvr} ended";
}
