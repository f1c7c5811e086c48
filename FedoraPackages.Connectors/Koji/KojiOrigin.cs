using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Whether a message is about Fedora's primary Koji: other hubs call themselves primary too, so the host counts where one is named.</summary>
internal static class KojiOrigin
{
    private const string Production = "koji.fedoraproject.org";
    private const string Staging = "koji.stg.fedoraproject.org";

    /// <summary>The host names of the sandbox end like this, and no real one does.</summary>
    private const string SandboxHosts = ".invalid";

    /// <summary>Why the message is not read; null when it is.</summary>
    public static MessageReading? Refuses(JsonElement body, TopicPrefixes prefixes)
    {
        if (Present(body, "instance", out var instance))
        {
            if (instance is null)
                return MessageBody.Lacks("instance");
            if (instance != "primary")
                return MessageReading.Ignore(KojiIgnored.OtherInstance);
        }

        var host = prefixes.IsStaging ? Staging : Production;
        return OfHost(body, "base_url", host) ?? OfHost(body, "url", host);
    }

    private static MessageReading? OfHost(JsonElement body, string member, string host)
    {
        if (!Present(body, member, out var text) || (text is not null && NamesNoHost(text)))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return MessageBody.Lacks($"{member}, an address");
        return url.Host == host || url.Host.EndsWith(SandboxHosts, StringComparison.Ordinal)
            ? null
            : MessageReading.Ignore(WhyIgnored.OtherHost);
    }

    // Empty, or a path on the same host, which .NET on Linux takes for the address of a file.
    private static bool NamesNoHost(string text) =>
        string.IsNullOrWhiteSpace(text) || (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal));

    // Older messages leave members out or null; a member of another type is not Koji's doing and comes back as null text.
    private static bool Present(JsonElement body, string member, out string? text)
    {
        text = body.Text(member);
        return body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;
    }
}
