using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Reads a bug: Red Hat's Bugzilla has arrays where the upstream one has text (<c>upstreams/http.md</c> §2.5).</summary>
internal static class BugRow
{
    /// <summary>What is asked for. Nobody who reports, watches or mends a bug is among it.</summary>
    public const string Fields =
        "id,summary,product,component,version,status,is_open,severity,creation_time,last_change_time,keywords,alias,blocks,whiteboard,flags";

    private const int LongestText = 500;
    private const int MostWords = 50;

    public static RawBug Read(JsonElement row)
    {
        if (row.Number("id") is not (> 0 and var id) || row.Text("summary") is not { } summary || First(row, "component") is not { } component
            || row.Text("product") is not { } product || row.Text("status") is not { } status
            || row.IsoTime("creation_time") is not { } created || row.IsoTime("last_change_time") is not { } changed)
            throw BugzillaApi.Unreadable("a bug without what a bug must have");
        var keywords = Words(row, "keywords");
        var aliases = Words(row, "alias");
        var cves = Cves.Of(aliases).Concat(Cves.AtTheBeginningOf(summary)).Distinct(StringComparer.Ordinal);
        var bug = new Bug
        {
            Id = id,
            Summary = MailAddress.Without(Cut(summary)),
            Product = Cut(product),
            Version = Cut(First(row, "version") ?? ""),
            Status = Cut(status),
            Severity = row.Word<BugSeverity>("severity"),
            Created = created,
            Changed = changed,
            Keywords = keywords,
            Cves = [.. cves],
            Security = component == "vulnerability" || keywords.Contains("Security", StringComparer.OrdinalIgnoreCase) || cves.Any(),
            NeedsInfo = row.Objects("flags").Any(f => f.Text("name") == "needinfo" && f.Text("status") == "?"),
        };
        return new RawBug(bug, component, row.Flag("is_open") ?? status != "CLOSED", Numbers(row, "blocks"), row.Text("whiteboard") ?? "");
    }

    /// <summary>The words of an array, or of a text where there is only one; none when it is missing.</summary>
    public static ImmutableArray<string> Words(JsonElement row, string member)
    {
        if (!row.TryGetProperty(member, out var value))
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } one => [Cut(one)],
            JsonValueKind.Array => [.. value.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => Cut(w.GetString()!)).Take(MostWords)],
            _ => [],
        };
    }

    private static string? First(JsonElement row, string member) => Words(row, member) is [var first, ..] ? first : null;

    private static ImmutableArray<long> Numbers(JsonElement row, string member) =>
        row.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt64(out _)).Select(n => n.GetInt64()).Take(MostWords)]
            : [];

    private static DateTimeOffset? IsoTime(this JsonElement row, string member) =>
        DateTimeOffset.TryParseExact(row.Text(member), "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
