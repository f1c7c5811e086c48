using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Pungi;

/// <summary>
/// Reads when Rawhide or a branched release was put together anew (<c>upstreams/bus.md</c> §3.8). Images for clouds and devices are composes
/// too, and hold no repository that is shown. One that is incomplete is how it usually ends well.
/// </summary>
internal sealed partial class PungiMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table, [prefixes.Fedora + ".pungi"], ["compose.status.change"], OtherCompose)
{
    /// <summary>Not one of a release's own repositories.</summary>
    public const string OtherCompose = "other-compose";

    /// <summary>It has not ended, or not well.</summary>
    public const string Unfinished = "unfinished";

    private static readonly TopicTable Table = new()
    {
        { "compose.status.change", Status },
        { "compose.*", Unfinished },
    };

    private static MessageReading Status(FedoraMessage message, JsonElement body)
    {
        if (body.Label("compose_id") is not { } compose || body.Text("status") is not { } status)
            return MessageBody.Lacks((body.Label("compose_id") is not null, "compose_id"), (body.Text("status") is not null, "status"));
        if (status is not ("FINISHED" or "FINISHED_INCOMPLETE"))
            return MessageReading.Ignore(Unfinished);
        return OfRelease().Match(compose) is { Success: true } match
            ? MessageReading.Of(new RepositoryPublished(message.SentAt, match.Groups["release"].Value, compose))
            : MessageReading.Ignore(OtherCompose);
    }

    [GeneratedRegex(@"^Fedora-(?<release>Rawhide|\d{2,3})-\d{8}(\.[a-z]+)?\.\d+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfRelease();
}
