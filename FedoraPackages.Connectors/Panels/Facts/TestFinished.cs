using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A test of a build, an update or a commit ended, or has come nearer to it.</summary>
/// <param name="Of">
/// What was tested: a build by its name, version and release, an update by its alias (then there may be no package), a commit; the package where
/// no more is said.
/// </param>
/// <param name="Test">What the test is called; empty where it is not said.</param>
[FactName("test")]
public sealed record TestFinished(string Package, DateTimeOffset SentAt, string Of, string Test, TestState State) : Fact(Package, SentAt)
{
    /// <summary>Whether it may decide about an update.</summary>
    public bool OfUpdates { get; init; }

    [JsonIgnore]
    public override string Subject => $"{Test} of {Of}";

    [JsonIgnore]
    public override string Thread => Tested.Thread(Of, Package) ?? base.Thread;

    [JsonIgnore]
    public override bool IsSmall => true;

    [JsonIgnore]
    public override Facets Facets => OfUpdates ? Facets.Tests | Facets.Updates : Facets.Tests;

    [JsonIgnore]
    public override string Words => $"{Tested.Name(Test)} of {Of}: {(State == TestState.NeedsInspection ? "needs inspection" : $"{State}".ToLowerInvariant())}";
}
