using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Releases;

/// <summary>Side tags: where several packages are built together before they become one update (<c>upstreams/koji.md</c> §5).</summary>
internal static partial class SideTag
{
    public static bool Is(string tag) => Shape().IsMatch(tag);

    [GeneratedRegex(@"^.{1,60}-build-side-[0-9]{1,10}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
