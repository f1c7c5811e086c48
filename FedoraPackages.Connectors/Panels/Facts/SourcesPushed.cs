using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Commits came onto a branch of the package in dist-git.</summary>
/// <param name="Branch">Without <c>refs/heads/</c>.</param>
/// <param name="Commits">How many.</param>
[FactName("sources")]
public sealed record SourcesPushed(string Package, DateTimeOffset SentAt, string Branch, long Commits) : Fact(Package, SentAt)
{
    /// <summary>The newest commit on the branch; null where the message does not say.</summary>
    public string? Head { get; init; }

    /// <summary>Whether the push ended the package's life there, or began it again.</summary>
    public Retirement Retirement { get; init; }

    [JsonIgnore]
    public override string Subject => $"branch {Branch}";

    [JsonIgnore]
    public override Facets Facets => Retirement == Retirement.None ? Facets.Sources | Facets.Changelog : Facets.Sources | Facets.Changelog | Facets.Overview;

    [JsonIgnore]
    public override string Words => Retirement switch
    {
        Retirement.Retired => $"retired in {Branch}",
        Retirement.Unretired => $"no longer retired in {Branch}",
        _ => $"push to {Branch}",
    };
}
