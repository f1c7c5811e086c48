using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Something happened to an update that holds a build of this package, or held one.</summary>
/// <param name="Alias">The update's, checked for its shape.</param>
/// <param name="Comment">The number of the comment, for <see cref="UpdateStep.Commented"/>.</param>
[FactName("update")]
public sealed record UpdateChanged(string Package, DateTimeOffset SentAt, string Alias, UpdateStep Step, long? Comment = null) : Fact(Package, SentAt)
{
    /// <summary>Its builds are ready to be tried: it is new, or other builds are in it. The one word there is of an update of Rawhide.</summary>
    public bool Offered { get; init; }

    // A comment says nothing about the update's way, so it must not take the place of what does.
    [JsonIgnore]
    public override string Subject => Step == UpdateStep.Commented ? $"comments of {Alias}" : $"update {Alias}";

    [JsonIgnore]
    public override Facets Facets => Offered || Step is UpdateStep.InTesting or UpdateStep.InStable ? Facets.Overview | Facets.Updates : Facets.Updates;

    [JsonIgnore]
    public override string Words => Step switch
    {
        UpdateStep.Written => $"update {Alias} written",
        UpdateStep.Commented => $"comment on {Alias}",
        UpdateStep.TestingRequested => $"testing asked for {Alias}",
        UpdateStep.StableRequested => $"stable asked for {Alias}",
        UpdateStep.UnpushRequested => $"{Alias} to be taken out",
        UpdateStep.ObsoleteRequested => $"{Alias} to be obsoleted",
        UpdateStep.RequestRevoked => $"request of {Alias} revoked",
        UpdateStep.InTesting => $"{Alias} pushed to testing",
        UpdateStep.InStable => $"{Alias} pushed to stable",
        UpdateStep.Ejected => $"{Alias} ejected from a push",
        UpdateStep.KarmaReached => $"karma of {Alias} reached",
        UpdateStep.RequirementsMet => $"{Alias} may go to stable",
        _ => $"build removed from {Alias}",
    };

    [JsonIgnore]
    public override string Thread => $"update {Alias}";

    [JsonIgnore]
    public override bool IsSmall => Step is UpdateStep.Commented or UpdateStep.RequirementsMet;

    [JsonIgnore]
    public override int Rank => (int)Step;
}
