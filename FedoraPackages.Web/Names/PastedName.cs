using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Names;

/// <summary>What somebody wrote or pasted where the name of a package belongs, read in every way that makes sense.</summary>
/// <param name="Shown">For quoting it: readable, and not longer than a line or two.</param>
/// <param name="Names">The name, in each spelling it may have; as it stands first, because a real name may look like anything.</param>
/// <param name="Within">Names that may be in it, likeliest first: that of the package of a build, of a file, of a module.</param>
/// <param name="Why">Why no name can be read off it; null where one can.</param>
internal sealed partial record PastedName(string Shown, IReadOnlyList<string> Names, IReadOnlyList<string> Within, string? Why)
{
    /// <summary>Of what is pasted no more than this is looked at.</summary>
    public const int Longest = 1_000;

    private const int LongestShown = 160;
    private const int Spellings = 8;

    /// <summary>Wrapped around names in mails and documents.</summary>
    private static readonly char[] Wrapping = [.. "\"'`´‘’“”«»<>()[]{}"];

    public static PastedName Of(string? pasted)
    {
        var raw = Readable(pasted is { Length: > Longest } ? pasted[..Longest] : pasted ?? "");
        var shown = Blanks().Replace(raw, " ").Trim();
        var address = PastedAddress.Of(Bare(raw));
        var text = address is null ? raw : address.Text ?? "";
        var names = address is { Text: null } ? [] : SpellingsOf(text);
        return new PastedName(
            shown.Length > LongestShown ? shown[..LongestShown] + "…" : shown,
            names,
            [.. WithinOf(Bare(text)).Where(PackageName.IsValid).Except(names, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Take(Spellings)],
            address?.Why ?? (UpdateAlias().IsMatch(Bare(text)) ? PastedAddress.OfAnUpdate : null));
    }

    /// <summary>
    /// As it stands; with "+" for what a form makes of a blank, and blanks for what a form makes of "+": "gtk+" and "libstdc++" hold some.
    /// </summary>
    private static List<string> SpellingsOf(string text) =>
    [
        .. new[] { Bare(text), Bare(text.Replace('+', ' ')), Bare(Blank().Replace(text.TrimStart(), "+")) }
            .Where(PackageName.IsValid)
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> WithinOf(string text)
    {
        if (NpmModule().Match(text) is { Success: true } module)
            return ModuleNames(module.Groups["scope"].Value, module.Groups["name"].Value);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 1
            ? BuildName.PackagesOf(text)
            : [string.Join('-', words), words[0], .. BuildName.PackagesOf(words[0])];
    }

    private static string[] ModuleNames(string scope, string name) => [$"nodejs-{scope}-{name}", $"nodejs-{name}", $"{scope}-{name}", name];

    /// <summary>Without the escapes of an address, and with plain dashes and blanks.</summary>
    private static string Readable(string text)
    {
        for (var times = 0; times < 2 && Escape().IsMatch(text); times++)
            text = Uri.UnescapeDataString(text);
        return Unseen().Replace(Dash().Replace(text, "-"), "");
    }

    /// <summary>Without what stands around it: blanks, quotes, slashes, and the full stop of the sentence it was in.</summary>
    private static string Bare(string text)
    {
        for (var before = ""; before != text;)
            (before, text) = (text, text.Trim().Trim(Wrapping).TrimEnd('/', '.', ',', ';', ':', '!', '?'));
        return Blanks().Replace(text, " ");
    }

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD\0]", RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"^@(?<scope>[\w.-]+)/(?<name>[\w.-]+)(@.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NpmModule();

    [GeneratedRegex(@"^FEDORA(-[A-Z0-9]+)*-[0-9]{4}-[0-9a-f]{4,}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UpdateAlias();
}
