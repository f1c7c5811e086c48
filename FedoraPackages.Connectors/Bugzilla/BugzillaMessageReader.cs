using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>
/// Reads what is relayed from Bugzilla to Fedora's bus (<c>upstreams/bus.md</c> §3.3), in both its layouts: with names as text, and as
/// objects. A bug that moves is told once; its old component stands only in the changes.
/// </summary>
internal sealed class BugzillaMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".bugzilla.bug"], ["*"], OtherProduct)
{
    public const string OtherProduct = "other-product";

    private const int MostPackages = 1_000;

    private static readonly string[] Products = ["Fedora", "Fedora EPEL"];

    // Components of these products that are no packages.
    private static readonly string[] NoPackages = ["Package Review", "distribution"];

    private static readonly TopicTable Table = new() { { "new", Read }, { "update", Read } };

    private static MessageReading Read(FedoraMessage message, JsonElement body)
    {
        if (body.Object("bug") is not { } bug || bug.Number("id") is not (> 0 and var id)
            || Name(bug, "product") is not { } product || !bug.Names("component").Any())
            return Lacks(body);
        if (!Products.Contains(product, StringComparer.Ordinal))
            return MessageReading.Ignore(OtherProduct);
        var changed = Time(bug, "last_change_time");
        bool? here = bug.Flag("is_private") == true || Name(bug, "status") == "CLOSED" ? false : Name(bug, "status") is null ? null : true;
        IReadOnlyList<string> components = [.. Packages(bug.Names("component")).Take(MostPackages)];
        IReadOnlyList<Fact> facts =
        [
            .. components.Select(name => new BugChanged(name, message.SentAt, id, changed, here)),
            .. Packages(Left(body)).Except(components, StringComparer.Ordinal).Take(MostPackages)
                .Select(name => new BugChanged(name, message.SentAt, id, changed, Here: false)),
        ];
        return facts.OrIgnore(WhyIgnored.NoPackage);
    }

    private static MessageReading Lacks(JsonElement body) => body.Object("bug") is { } bug
        ? MessageBody.Lacks(
            (bug.Number("id") > 0, "bug.id, a number above 0"), (Name(bug, "product") is not null, "bug.product"),
            (bug.Names("component").Any(), "bug.component"))
        : MessageBody.Lacks("bug");

    private static IEnumerable<string> Packages(IEnumerable<string> names) =>
        names.Where(PackageName.IsValid)
            .Where(name => !NoPackages.Contains(name, StringComparer.Ordinal) && !name.StartsWith("LiveCD", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Left(JsonElement body) => body.Object("event") is { } happened
        ? happened.Objects("changes").Where(c => IsOfComponent(c, "field") || IsOfComponent(c, "field_name")).SelectMany(c => c.Names("removed"))
        : [];

    private static bool IsOfComponent(JsonElement change, string member) =>
        string.Equals(change.Text(member), "component", StringComparison.OrdinalIgnoreCase);

    private static string? Name(JsonElement bug, string member) => bug.Names(member).FirstOrDefault();

    // Seconds since 1970 as a fraction, or text.
    private static DateTimeOffset? Time(JsonElement bug, string member)
    {
        if (!bug.TryGetProperty(member, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 32_503_680_000)
            return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
        return value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null;
    }
}
