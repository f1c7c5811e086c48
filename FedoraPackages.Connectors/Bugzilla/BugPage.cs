using System.Text.Json;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>One page of a search.</summary>
/// <param name="Total">How many match; null: an upstream Bugzilla, which does not say.</param>
internal sealed record BugPage(long? Total, IReadOnlyList<RawBug> Bugs)
{
    public static BugPage Read(JsonElement root) => root.TryGetProperty("bugs", out var list) && list.ValueKind == JsonValueKind.Array
        ? new BugPage(
            root.Number("total_matches"),
            [.. list.EnumerateArray()
                .Select(row => row.ValueKind == JsonValueKind.Object ? BugRow.Read(row) : throw BugzillaApi.Unreadable("a row of another shape"))])
        : throw BugzillaApi.Unreadable("a list of another shape");
}
