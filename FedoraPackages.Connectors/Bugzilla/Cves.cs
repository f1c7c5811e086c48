using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>Finds the numbers of holes.</summary>
internal static partial class Cves
{
    private const int Most = 50;

    /// <summary>Those among a bug's aliases.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> aliases) => aliases.Where(alias => Whole().IsMatch(alias));

    /// <summary>Those a summary begins with: <c>CVE-2026-1234 CVE-2026-1235 pkg: …</c>.</summary>
    public static IEnumerable<string> AtTheBeginningOf(string summary) => Leading().Match(summary).Groups[1].Captures.Select(c => c.Value).Take(Most);

    [GeneratedRegex(@"^CVE-[0-9]{4}-[0-9]{4,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?:\s*(?:EMBARGOED\s+)?(CVE-[0-9]{4}-[0-9]{4,10})[\s,:]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
