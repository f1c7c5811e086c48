using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A build came into a tag, or left it.</summary>
[FactName("tagged")]
public sealed record Tagged(string Package, DateTimeOffset SentAt, long BuildId, string Tag, bool Into) : Fact(Package, SentAt)
{
    /// <summary>The build's name, version and release; null where the message does not say.</summary>
    public string? Nvr { get; init; }

    [JsonIgnore]
    public override string Subject => $"build {BuildId} in {Tag}";

    [JsonIgnore]
    public override Facets Facets => ReleaseTag.Is(Tag) ? Facets.Overview | Facets.Builds | Facets.Updates : Facets.Builds;

    [JsonIgnore]
    public override string Thread => $"build {Nvr ?? $"{BuildId}"}";

    [JsonIgnore]
    public override bool IsSmall => !Into || !ReleaseTag.Is(Tag);

    [JsonIgnore]
    public override string Words => $"{Nvr ?? $"build {BuildId}"} {(Into ? "tagged" : "untagged")} {Tag}";
}
