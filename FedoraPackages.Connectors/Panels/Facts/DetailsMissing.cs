using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>No message said this: the answer itself lacks details that could not be asked, so it is asked again like one that lags.</summary>
[FactName("details")]
public sealed record DetailsMissing(string Package, DateTimeOffset SentAt) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => "details";

    [JsonIgnore]
    public override Facets Facets => Facets.None;

    [JsonIgnore]
    public override string Words => "missing details";
}
