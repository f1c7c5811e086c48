using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Hotness;

/// <summary>
/// Reads what the-new-hotness says, which files bugs about new versions (<c>upstreams/bus.md</c> §3.6). The package is the one the bug is
/// filed for; older messages name only what set it off.
/// </summary>
internal sealed class HotnessMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".hotness"], ["update.bug.file"], NothingFiled)
{
    public const string NothingFiled = "nothing-filed";

    private const int MostPackages = 1_000;

    private static readonly TopicTable Table = new()
    {
        { "update.bug.file", Filed },
        { "update.drop", NothingFiled },
    };

    private static MessageReading Filed(FedoraMessage message, JsonElement body)
    {
        long? bug = body.Object("bug")?.Number("bug_id") is > 0 and var id ? id : null;
        if (body.Has("package"))
        {
            return body.Text("package") is { } package
                ? MessageBody.About(package, () => new UpstreamBugFiled(package, message.SentAt, bug))
                : MessageBody.Lacks("package");
        }

        if (body.Object("trigger")?.Object("msg")?.Object("message") is not { } trigger)
            return MessageBody.Lacks("package");
        IReadOnlyList<Fact> facts =
        [
            .. trigger.Objects("packages").Where(p => p.Text("distro") == "Fedora").Select(p => p.Text("package_name")).Where(PackageName.IsValid)
                .Distinct(StringComparer.Ordinal).Take(MostPackages).Select(name => new UpstreamBugFiled(name!, message.SentAt, bug)),
        ];
        return facts.OrIgnore(WhyIgnored.NoPackage);
    }
}
