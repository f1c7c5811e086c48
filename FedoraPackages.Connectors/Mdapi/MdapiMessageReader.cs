using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Mdapi;

/// <summary>
/// Reads which subpackages changed in a repository (<c>upstreams/bus.md</c> §3.4). Today's mdapi does not say it any more, so nothing may depend on
/// it. Where more changed than anybody would look up one by one, the whole repository did.
/// </summary>
internal sealed class MdapiMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.Fedora + ".mdapi"], ["repo.update"])
{
    private const int MostSubpackages = 1_000;

    private static readonly TopicTable Table = new() { { "repo.update", Update } };

    private static MessageReading Update(FedoraMessage message, JsonElement body)
    {
        if (body.Label("name") is not { } repository || !body.TryGetProperty("packages", out var packages) || packages.ValueKind != JsonValueKind.Array)
            return MessageBody.Lacks((body.Label("name") is not null, "name"), (false, "packages"));
        if (packages.GetArrayLength() > MostSubpackages)
            return MessageReading.Of(new RepositoryPublished(message.SentAt, repository));
        IReadOnlyList<Fact> facts =
        [
            .. packages.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()).Where(PackageName.IsValid)
                .Distinct(StringComparer.Ordinal).Select(name => new SubpackagePublished(name!, message.SentAt, repository)),
        ];
        return facts.OrIgnore(WhyIgnored.NoPackage);
    }
}
