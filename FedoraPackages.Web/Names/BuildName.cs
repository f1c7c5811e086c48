using System.Text.RegularExpressions;

namespace FedoraPackages.Web.Names;

/// <summary>
/// The package's name within that of a build or of an RPM: "name-1:2.0-1.fc44.x86_64", "1:name-2.0-1.fc44", "name-2.0-1.fc44.src.rpm", "name-2.0",
/// "name.noarch".
/// </summary>
internal static partial class BuildName
{
    /// <summary>Likeliest first. Says nothing about whether there are such packages.</summary>
    public static IEnumerable<string> PackagesOf(string text)
    {
        var file = text[(text.LastIndexOf('/') + 1)..];
        var bare = Epoch().Replace(Ending().Replace(file, ""), "");
        var build = Build().Match(bare);
        var versioned = Versioned().Match(bare);
        if (build.Success && char.IsAsciiDigit(build.Groups["version"].Value[0]))
            yield return build.Groups["name"].Value;
        if (versioned.Success)
            yield return versioned.Groups["name"].Value;
        if (build.Success)
            yield return build.Groups["name"].Value;
        if (bare != text)
            yield return bare;
    }

    // What RPMs end with, and lists of them: the architecture, and ".rpm".
    [GeneratedRegex(
        @"(\.(noarch|src|nosrc|x86_64(_v[2-4])?|i[3-6]86|aarch64|armv\w+|ppc64(le|p7)?|ppc|s390x?|riscv64|ia64|alpha|sparc(v9|64)?|mips64(el)?))?(\.d?rpm)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex("^[0-9]+:", RegexOptions.CultureInvariant)]
    private static partial Regex Epoch();

    [GeneratedRegex(@"^(?<name>.+)-([0-9]+:|\(none\):)?(?<version>[^-:]+)-(?<release>[^-:]*[0-9][^-:]*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Build();

    [GeneratedRegex(@"^(?<name>.+)-([0-9]+:)?[vV]?[0-9][^-:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Versioned();
}
