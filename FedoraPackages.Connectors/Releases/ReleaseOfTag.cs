using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Reads off a Koji tag, or a target, which release it belongs to: <c>f44-updates-candidate</c> and <c>f44-build-side-9871</c> are F44's.
/// What a build's own name says is <see cref="DistTag"/>'s to read.
/// </summary>
internal static class ReleaseOfTag
{
    // Other products with tags of the same beginning; EPEL Next is one of EPEL's, where its own release is not alive.
    private static readonly string[] OtherProducts = ["next", "flatpak", "container", "modular", "module"];

    /// <summary>Null for the tag of a release that is not alive, and of another product.</summary>
    public static BodhiRelease? Of(string tag, ReleaseList releases)
    {
        if (IsUnder(tag, "rawhide"))
            return releases.Releases.FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide);
        // The branch for what the newest minor release of EPEL is built with.
        return Longest(releases, tag, r => r.Tags.Base) ?? Longest(releases, tag, r => r.Branch);
    }

    private static BodhiRelease? Longest(ReleaseList releases, string tag, Func<BodhiRelease, string> of) =>
        releases.Releases.Where(r => IsUnder(tag, of(r))).MaxBy(r => of(r).Length);

    // f44, f44-candidate, f44-build-side-9871; not f440, and not f44-flatpak-candidate.
    private static bool IsUnder(string tag, string own) =>
        own.Length > 0 && tag.StartsWith(own, StringComparison.Ordinal)
        && (tag.Length == own.Length
            || (tag[own.Length] == '-' && !tag[own.Length..].Split('-').Any(word => OtherProducts.Contains(word, StringComparer.Ordinal))));
}
