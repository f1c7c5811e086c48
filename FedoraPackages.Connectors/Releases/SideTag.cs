using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Side tags: where several packages are built together before they become one update (<c>upstreams/koji.md</c> §5).</summary>
internal static partial class SideTag
{
    public static bool Is(string tag) => Shape().IsMatch(tag);

    /// <summary>True for <c>f44-build-side-9871</c> of the release whose own tag is <c>f44</c>.</summary>
    public static bool IsOf(string tag, string release) => Shape().Match(tag) is { Success: true } match && match.Groups["base"].ValueSpan.SequenceEqual(release);

    [GeneratedRegex(@"^(?<base>.{1,60})-build-side-[0-9]{1,10}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
