using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using FedoraPackages.Connectors.Bugzilla;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.Extensions.Caching.Memory;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>
/// Makes HTML of Bodhi's notes: Markdown without HTML of its own, and what comes of it cut down to a short list of elements. What has more
/// marks in it, or nests more deeply, than anybody's notes do is shown as it was written.
/// </summary>
internal static partial class NotesHtml
{
    /// <summary>Markdown's marks and lines. What reading them costs may grow with their square: so many are read in a few milliseconds.</summary>
    public const int MostMarks = 500;

    private const int Longest = 20_000;
    private const int Deepest = 24;
    private const int MostKept = 8_000_000;
    private const int LowestHeading = 4;

    private static readonly string[] Tags = ["p", "ul", "ol", "li", "code", "pre", "em", "strong", "blockquote", "br", "hr", "h4"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = Deepest }.DisableHtml().UseAutoLinks().Build();

    private static readonly MemoryCache Made = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <param name="withoutLinks">In the sandbox no link may look real: links become their words.</param>
    public static string Of(string markdown, bool withoutLinks) => Made.GetOrCreate((markdown, withoutLinks), entry =>
    {
        var html = Make(markdown, withoutLinks);
        entry.Size = markdown.Length + html.Length;
        return html;
    })!;

    private static string Make(string written, bool withoutLinks)
    {
        var text = Turning().Replace(written.Length > Longest ? written[..Longest] : written, "");
        if (Marks().Count(text) > MostMarks)
            return Plain(text);
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>())
                heading.Level = LowestHeading;
            foreach (var literal in document.Descendants<LiteralInline>().Where(l => l.FindParentOfType<LinkInline>().FirstOrDefault() is null).ToList())
                LinkBugs(literal);
            return Sanitizer(withoutLinks).Sanitize(document.ToHtml(Pipeline));
        }
        catch (ArgumentException)
        {
            // Nested more deeply than anybody nests.
            return Plain(text);
        }
    }

    private static string Plain(string text) => $"<p>{WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}</p>";

    // Fedora's Markdown has rhbz#123 for a bug.
    private static void LinkBugs(LiteralInline literal)
    {
        var words = literal.Content.ToString();
        var end = 0;
        foreach (Match match in BugNumber().Matches(words))
        {
            var link = new LinkInline(BugzillaPages.Bug(long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)), "");
            link.AppendChild(new LiteralInline(match.Value));
            literal.InsertBefore(new LiteralInline(words[end..match.Index]));
            literal.InsertBefore(link);
            end = match.Index + match.Length;
        }

        if (end > 0)
            literal.Content = new(words[end..]);
    }

    private static HtmlSanitizer Sanitizer(bool withoutLinks)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(withoutLinks ? Tags : [.. Tags, "a"], StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
        })
        {
            KeepChildNodes = true,
        };
        // A link without a scheme would lead into this site, or to wherever its slashes lead.
        sanitizer.FilterUrl += (_, url) =>
            url.SanitizedUrl = Uri.TryCreate(url.OriginalUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IHtmlAnchorElement link)
                link.SetAttribute("rel", "nofollow noreferrer");
        };
        return sanitizer;
    }

    // Also a list's mark, "- " or "1. ", wherever it stands: lists can begin inside each other on one line.
    [GeneratedRegex(@"[\n\r*_\[\]`<>&!:#|~]|(?<![^\s0-9])[-+.)](?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    /// <summary>What turns the direction of the text that follows.</summary>
    [GeneratedRegex("[\u202a-\u202e\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Turning();

    [GeneratedRegex(@"\brhbz#([1-9][0-9]{0,9})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BugNumber();
}
