using System.Text.RegularExpressions;

namespace FedoraPackages.Web.Names;

/// <summary>
/// An address of Fedora's web: of dist-git, Koji, Bodhi, Bugzilla, a mirror, an older site of this kind, or this one. They all name the package
/// after one of a few words of the path, or in one of a few parameters.
/// </summary>
/// <param name="Text">The package's name, or that of a build or file of it; null when the address holds neither.</param>
/// <param name="Why">Why not; null when it does.</param>
internal sealed partial record PastedAddress(string? Text, string? Why)
{
    public const string OfAnUpdate = "The number of an update does not say which package it is of.";

    private const string OfANumber = "A number in an address does not say which package it is about.";
    private const string OfNothing = "No name of a package can be read off this address.";

    private static readonly string[] Parameters =
        ["packages", "packageID", "package", "component", "nvr", "builds", "buildID", "terms", "pattern", "search", "q", "name"];

    /// <summary>Words of a path after which the name comes, the clearest first.</summary>
    private static readonly string[] Words =
        ["rpms", "packages", "package", "srcpkg", "pkg", "pkgs", "overrides", "builds", "updates", "buildinfo", "packageinfo", "component"];

    /// <summary>Null for what is no address.</summary>
    public static PastedAddress? Of(string text)
    {
        if (!Shape().IsMatch(text))
            return null;
        var parts = text.Split('#')[0].Split('?', 2);
        var path = Scheme().Replace(parts[0], "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var said = (parts.Length > 1 ? FromQuery(parts[1]) : null) ?? FromPath(path);
        return said switch
        {
            null or "" => new PastedAddress(null, OfNothing),
            _ when said.All(char.IsAsciiDigit) => new PastedAddress(null, OfANumber),
            _ when said.StartsWith("FEDORA-", StringComparison.OrdinalIgnoreCase) => new PastedAddress(null, OfAnUpdate),
            _ => new PastedAddress(said, null),
        };
    }

    private static string? FromQuery(string query)
    {
        var pairs = query.Split('&').Select(p => p.Split('=', 2)).Where(p => p is [_, { Length: > 0 }]).ToList();
        return Parameters
            .Select(name => pairs.Find(p => p[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Split(',')[0].Trim('*'))
            .FirstOrDefault(value => value is { Length: > 0 });
    }

    private static string? FromPath(string[] path)
    {
        if (path is [.., var file] && file.EndsWith(".rpm", StringComparison.OrdinalIgnoreCase))
            return file;
        return Words
            .Select(word => Array.IndexOf(path, word))
            .Where(at => at >= 0 && at + 1 < path.Length)
            .Select(at => path[at + 1].EndsWith(".git", StringComparison.Ordinal) ? path[at + 1][..^4] : path[at + 1])
            .FirstOrDefault();
    }

    // With a scheme (of whose slashes one may have been lost on the way here), or a host that is nobody's package, or one of the
    // beginnings of a path that are passed around.
    [GeneratedRegex(
        @"^([a-z][a-z0-9+]*:/|([a-z0-9-]+\.)*(fedoraproject|redhat|release-monitoring|repology)\.(org|com)[/?]|/?(rpms|packages|fork/[^/]+/rpms)/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex("^[a-z][a-z0-9+]*:/+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
