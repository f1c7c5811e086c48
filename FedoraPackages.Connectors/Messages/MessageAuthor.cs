using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// Who did what a message tells, as far as it says so (<c>upstreams/bus.md</c> §3: each producer has another member for it). Only what can be
/// an account's name: Bugzilla's are mail addresses, which are never kept.
/// </summary>
internal static partial class MessageAuthor
{
    private static readonly string[] Members = ["agent", "user", "owner", "username", "issuer", "agent_name"];

    // Whose the package or the build is there, and not who did it.
    private static readonly string[] Owned = [".package.list.change", ".tag", ".untag"];

    private static readonly string[] WithoutOwner = [.. Members.Where(member => member != "owner")];

    private static readonly string[] Objects = ["comment", "commit", "override", "message"];

    /// <summary>Null where nobody is named.</summary>
    public static string? Of(string topic, JsonElement body)
    {
        var members = Array.Exists(Owned, end => topic.EndsWith(end, StringComparison.Ordinal)) ? WithoutOwner : Members;
        try
        {
            return Objects.Select(member => body.Object(member)).OfType<JsonElement>().Prepend(body).Select(of => Named(of, members))
                .FirstOrDefault(name => name is not null);
        }
        catch (InvalidOperationException)
        {
            // Half a character: no reason to leave what the message says.
            return null;
        }
    }

    private static string? Named(JsonElement of, string[] members) =>
        members.Select(member => of.Text(member) ?? of.Object(member)?.Text("name")).FirstOrDefault(name => name is not null && Shape().IsMatch(name));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/-]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
