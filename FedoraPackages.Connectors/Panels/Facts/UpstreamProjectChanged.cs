using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Something about a project of Anitya's changed. Which packages hold it is not said: whoever keeps that looks it up.</summary>
/// <param name="Project">Anitya's number.</param>
/// <param name="Change">The last words of the topic: <c>map.remove</c>. One of a fixed set.</param>
[FactName("upstream-project")]
public sealed record UpstreamProjectChanged(DateTimeOffset SentAt, long Project, string Change) : Fact("", SentAt)
{
    [JsonIgnore]
    public override string Subject => $"project {Project}";

    [JsonIgnore]
    public override Facets Facets => Facets.Upstream;

    [JsonIgnore]
    public override string Words => Change switch
    {
        "map.update" => $"mapping of project {Project} changed",
        "map.remove" => $"mapping of project {Project} removed",
        "version.remove" => $"version of project {Project} removed",
        "edit" => $"project {Project} edited",
        "remove" => $"project {Project} removed",
        _ => $"project {Project} changed",
    };
}
