using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koschei;

/// <summary>Reads what Koschei says of packages that can or cannot be rebuilt (<c>upstreams/bus.md</c> §3.7), from the primary Koji only.</summary>
internal sealed class KoscheiMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".koschei"], ["package.state.change"], OtherInstance)
{
    public const string OtherInstance = "other-instance";

    private static readonly string[] States = ["ok", "failing", "unresolved", "ignored"];

    private static readonly TopicTable Table = new()
    {
        { "package.state.change", Package },
        { "collection.state.change", WhyIgnored.NoMeaning },
    };

    private static MessageReading Package(FedoraMessage message, JsonElement body)
    {
        if (body.Text("name") is not { } name || body.Label("collection") is not { } collection || body.Label("new") is not { } said)
        {
            return MessageBody.Lacks(
                (body.Text("name") is not null, "name"), (body.Label("collection") is not null, "collection"), (body.Label("new") is not null, "new"));
        }

        var state = States.Contains(said, StringComparer.Ordinal) ? said : "unknown";
        return (body.Text("koji_instance") ?? "primary") == "primary"
            ? MessageBody.About(name, () => new RebuildChecked(name, message.SentAt, collection, state))
            : MessageReading.Ignore(OtherInstance);
    }
}
