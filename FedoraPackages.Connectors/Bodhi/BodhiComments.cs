using System.Text.Json;
using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Json;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>What Bodhi says of an update only in a comment of its own.</summary>
internal static partial class BodhiComments
{
    private const int LongestReason = 300;

    /// <summary>The last ejection, unless the update has been submitted for something again since.</summary>
    public static Ejection? Ejection(IReadOnlyList<JsonElement> comments)
    {
        Ejection? ejection = null;
        foreach (var comment in comments.Where(IsBodhis).OrderBy(c => c.Time("timestamp")).ThenBy(c => c.Number("id")))
        {
            var text = comment.Text("text") ?? "";
            if (Ejected().Match(text) is { Success: true } match && comment.Time("timestamp") is { } at)
                ejection = new Ejection(at, BodhiUpdateRow.Clean(match.Groups["reason"].Value.Trim(' ', '\'', '"', '.'), LongestReason));
            else if (text.Contains("has been submitted for", StringComparison.Ordinal) || text.Contains("has been pushed to", StringComparison.Ordinal))
                ejection = null;
        }

        return ejection;
    }

    private static bool IsBodhis(JsonElement comment) => comment.Object("user") is { } user && user.Text("name") == "bodhi";

    [GeneratedRegex(
        @"ejected from the push because (?<reason>.{1,2000})",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Ejected();
}
