using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A build began, or reached the state given.</summary>
public sealed record BuildChanged(string Package, DateTimeOffset SentAt, long BuildId, BuildState State) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"build {BuildId}";

    [JsonIgnore]
    public override string Words => $"build {BuildId} {State.ToString().ToLowerInvariant()}";

    [JsonIgnore]
    public override int Rank => State switch
    {
        BuildState.Building => 0,
        BuildState.Deleted => 2,
        _ => 1,
    };
}
