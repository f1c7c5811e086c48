using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Somebody decided that a failed test does not count, or does again.</summary>
/// <param name="Of">The build, by its name, version and release, or the update, by its alias (then there is no package).</param>
[FactName("waiver")]
public sealed record TestWaived(string Package, DateTimeOffset SentAt, string Of, string Test, bool Waived) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"waiver of {Test} of {Of}";

    [JsonIgnore]
    public override string Thread => Tested.Thread(Of, Package) ?? base.Thread;

    [JsonIgnore]
    public override Facets Facets => Facets.Tests | Facets.Updates;

    [JsonIgnore]
    public override string Words => $"{Tested.Name(Test)} of {Of} {(Waived ? "waived" : "not waived any more")}";
}
