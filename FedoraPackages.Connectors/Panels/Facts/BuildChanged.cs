using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A build began, or reached the state given.</summary>
[FactName("build")]
public sealed record BuildChanged(string Package, DateTimeOffset SentAt, long BuildId, BuildState State) : Fact(Package, SentAt)
{
    /// <summary>The build's name, version and release; null where the message does not say.</summary>
    public string? Nvr { get; init; }

    [JsonIgnore]
    public override string Subject => $"build {BuildId}";

    [JsonIgnore]
    public override Facets Facets => State is BuildState.Complete or BuildState.Deleted ? Facets.Builds | Facets.Overview : Facets.Builds;

    [JsonIgnore]
    public override string Words => $"{Nvr ?? $"build {BuildId}"} {State.ToString().ToLowerInvariant()}";

    [JsonIgnore]
    public override string Thread => $"build {Nvr ?? $"{BuildId}"}";

    [JsonIgnore]
    public override bool IsSmall => State == BuildState.Building;

    [JsonIgnore]
    public override int Rank => State switch
    {
        BuildState.Building => 0,
        BuildState.Deleted => 2,
        _ => 1,
    };
}
