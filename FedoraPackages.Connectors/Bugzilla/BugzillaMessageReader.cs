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

    private static readonly string[] Products = ["Fedora", "Fedora EPEL"];

    // Components of these products that are no packages.
    private static readonly string[] NoPackages = ["Package Review", "distribution"];

    private static readonly TopicTable Table = new() { { "new", Read }, { "update", Read } };

    private static MessageReading Read(FedoraMessage message, JsonElement body)
    {
        if (body.Object("bug") is not { } bug || bug.Number("id") is not (> 0 and var id)
            || Name(bug, "product") is not { } product || Name(bug, "component") is not { } component)
            return Lacks(body);
        if (!Products.Contains(product, StringComparer.Ordinal))
            return MessageReading.Ignore(OtherProduct);
        var changed = Time(bug, "last_change_time");
        bool? here = bug.Flag("is_private") == true || Name(bug, "status") == "CLOSED" ? false : Name(bug, "status") is null ? null : true;
        IReadOnlyList<Fact> facts =
        [
            .. Packages([component]).Select(name => new BugChanged(name, message.SentAt, id, changed, here)),
            .. Packages(Left(body)).Where(name => name != component).Select(name => new BugChanged(name, message.SentAt, id, changed, Here: false)),
        ];
        return facts.OrIgnore(WhyIgnored.NoPackage);
    }

    private static MessageReading Lacks(JsonElement body) => body.Object("bug") is { } bug
        ? MessageBody.Lacks(
            (bug.Number("id") > 0, "bug.id, a number above 0"), (Name(bug, "product") is not null, "bug.product"),
            (Name(bug, "component") is not null, "bug.component"))
        : MessageBody.Lacks("bug");

    private static IEnumerable<string> Packages(IEnumerable<string> names) =>
        names.Where(PackageName.IsValid)
            .Where(name => !NoPackages.Contains(name, StringComparer.Ordinal) && !name.StartsWith("LiveCD", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Left(JsonElement body) => body.Object("event") is { } happened
        ? happened.Objects("changes").Where(c => (c.Text("field") ?? c.Text("field_name")) == "component").Select(c => c.Text("removed")).OfType<string>()
        : [];

    private static string? Name(JsonElement bug, string member)
    {
        if (!bug.TryGetProperty(member, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => value.Text("name"),
            JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => value[0].GetString(),
            _ => null,
        };
    }

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
