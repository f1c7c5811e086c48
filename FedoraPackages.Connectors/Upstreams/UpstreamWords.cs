using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>What a service said, made fit for a log: one short line, and no mail addresses.</summary>
internal static partial class UpstreamWords
{
    private const int Longest = 300;

    public static string ForTheLog(string words)
    {
        var line = Unprintable().Replace(words.Length > Longest ? words[..Longest] + "…" : words, " ");
        return Address().Replace(line, "(address)");
    }

    [GeneratedRegex(@"\p{C}+")]
    private static partial Regex Unprintable();

    [GeneratedRegex(@"[^\s<>""']+@[^\s<>""']+")]
    private static partial Regex Address();
}
