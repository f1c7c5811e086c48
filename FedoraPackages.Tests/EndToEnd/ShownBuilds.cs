using System.Net;
using System.Text.RegularExpressions;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Reads the builds out of a page's HTML by its own means, and says what they should be.</summary>
internal static partial class ShownBuilds
{
    /// <summary>The rows, from the top.</summary>
    public static IReadOnlyList<ShownBuild> In(string html) =>
        [.. Row().Matches(html).Select(row => new ShownBuild(WebUtility.HtmlDecode(row.Groups["nevr"].Value), row.Groups["state"].Value))];

    /// <summary>What the invented Fedora knows of a package, newest first.</summary>
    public static IReadOnlyList<ShownBuild> Truth(SandboxWorld world, string package)
    {
        lock (world.Gate)
        {
            return [.. world.PackageNamed(package)!.Builds
                .OrderByDescending(b => b.Created)
                .ThenByDescending(b => b.Id)
                .Select(b => new ShownBuild(Nevr(b), b.State.ToString().ToLowerInvariant()))];
        }
    }

    private static string Nevr(SandboxBuild build) =>
        build.Package.Facts.Epoch is { } epoch ? $"{build.Package.Name}-{epoch}:{build.Version}-{build.Release}" : build.Nvr;

    [GeneratedRegex("""<tr class="row.*?<td class="state (?<state>\w+)".*?<(?:a|span) class="mono"[^>]*>(?<nevr>[^<]+)<""", RegexOptions.Singleline)]
    private static partial Regex Row();
}
