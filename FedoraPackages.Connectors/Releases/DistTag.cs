using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// The release a build's dist tag names: <c>2.fc43</c> was built for F43, a draft of it is <c>2.fc43,draft_17</c>. A hint from the
/// build's own name only: which release a build is <em>in</em> is said by its tags.
/// </summary>
/// <param name="Id">In Bodhi's form: <c>F43</c>, <c>EPEL-10.2</c>, <c>ELN</c>.</param>
/// <param name="Name">On screen: <c>F43</c>, <c>EPEL 10.2</c>, <c>ELN</c>.</param>
/// <param name="Order">Fedora newest first, then EPEL newest first, then ELN: the lower comes first.</param>
public sealed partial record DistTag(string Id, string Name, int Order)
{
    private const int MostKnown = 10_000;

    // The same few thousand release fields come again with every page and every redraw.
    private static readonly ConcurrentDictionary<string, DistTag?> Known = new(StringComparer.Ordinal);

    private static readonly DistTag Eln = new("ELN", "ELN", 2_000_000);

    /// <summary>Reads the dist tag of a build's release field (<c>1.el10_2</c>, <c>3.fc43.1</c>); null when it has none of Fedora's.</summary>
    public static DistTag? Of(string release)
    {
        if (Known.TryGetValue(release, out var known))
            return known;
        if (Known.Count >= MostKnown)
            Known.Clear();
        return Known[release] = Read(release);
    }

    /// <summary>The release field around its dist tag: <c>3.fc43.1</c> is "3", F43, ".1"; all of it comes before a tag that is not there.</summary>
    public static (string Before, DistTag? Tag, string After) Split(string release) => Shape().Match(release) is { Success: true } match
        ? (release[..match.Index], Read(match), release[(match.Index + match.Length)..])
        : (release, null, "");

    private static DistTag? Read(string release) => Shape().Match(release) is { Success: true } match ? Read(match) : null;

    private static DistTag Read(Match match)
    {
        if (match.Groups["eln"].Success)
            return Eln;
        if (match.Groups["fc"] is { Success: true } fedora)
            return new DistTag($"F{fedora.Value}", $"F{fedora.Value}", 10_000 - Number(fedora));

        var version = match.Groups["minor"] is { Success: true } minor ? $"{match.Groups["el"].Value}.{minor.Value}" : match.Groups["el"].Value;
        var order = 1_000_000 - (Number(match.Groups["el"]) * 1_000) - (Number(match.Groups["minor"]) * 2);
        // EPEL Next is a release of its own, for what EPEL's RHEL does not have yet.
        return match.Groups["next"].Success
            ? new DistTag($"EPEL-{version}N", $"EPEL {version} Next", order + 1)
            : new DistTag($"EPEL-{version}", $"EPEL {version}", order);
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\.(?:fc(?<fc>[0-9]{1,3})|(?<eln>eln)[0-9]*|el(?<el>[0-9]{1,2})(?:_(?<minor>[0-9]{1,2}))?(?<next>\.next)?)(?=$|[.~^_,])",
        RegexOptions.CultureInvariant | RegexOptions.RightToLeft | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
