using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>
/// Which of Koji's tags users' systems install from (<c>upstreams/bus.md</c> §3.1): a release's own, that of its updates, and that of its
/// testing. What is in side tags, candidates, pending and signing tags is on its way only.
/// </summary>
internal static partial class ReleaseTag
{
    public static bool Is(string tag) => Shape().IsMatch(tag);

    [GeneratedRegex(@"^(f\d{1,3}(-updates(-testing)?)?|epel\d{1,2}(\.\d{1,2})?(-next)?(-testing)?|eln)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
