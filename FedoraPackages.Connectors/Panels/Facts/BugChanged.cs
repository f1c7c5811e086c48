using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A bug was filed, or something about it changed.</summary>
/// <param name="ChangedAt">When it changed, in Bugzilla's own time; null where the message does not say.</param>
/// <param name="Here">True: open and of this package; false: closed, or moved to another component; null: not said.</param>
[FactName("bug")]
public sealed record BugChanged(string Package, DateTimeOffset SentAt, long BugId, DateTimeOffset? ChangedAt, bool? Here) : Fact(Package, SentAt)
{
    [JsonIgnore]
    public override string Subject => $"bug {BugId}";

    [JsonIgnore]
    public override Facets Facets => Facets.Bugs;

    [JsonIgnore]
    public override string Words => Here == false ? $"bug {BugId} closed or moved" : $"bug {BugId} changed";
}
