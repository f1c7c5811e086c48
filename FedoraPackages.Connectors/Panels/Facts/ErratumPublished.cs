using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>The notice of an update that became stable went out, for one of its builds. That the update is stable was said before.</summary>
[FactName("erratum")]
public sealed record ErratumPublished(string Package, DateTimeOffset SentAt, string Alias) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"erratum {Alias}";

    [JsonIgnore]
    public override string Thread => $"update {Alias}";

    [JsonIgnore]
    public override bool IsSmall => true;

    [JsonIgnore]
    public override Facets Facets => Facets.Updates;

    [JsonIgnore]
    public override string Words => $"erratum {Alias} published";
}
