using System.Net;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.Extensions.Caching.Memory;

namespace FedoraPackages.Web.Components.Controls;

/// <summary>
/// Makes HTML of Bodhi's notes: Markdown without HTML of its own, and what comes of it cut down to a short list of elements. What nests too
/// deeply to be anybody's notes is shown as it was written.
/// </summary>
internal static class NotesHtml
{
    private const int Deepest = 40;
    private const int MostKept = 2_000;
    private const int LowestHeading = 4;

    private static readonly string[] Tags = ["p", "ul", "ol", "li", "code", "pre", "em", "strong", "blockquote", "br", "hr", "h4"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = Deepest }.DisableHtml().UseAutoLinks().Build();

    private static readonly MemoryCache Made = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <param name="withoutLinks">In the sandbox no link may look real: links become their words.</param>
    public static string Of(string markdown, bool withoutLinks) => Made.GetOrCreate((markdown, withoutLinks), entry =>
    {
        entry.Size = 1;
        return Make(markdown, withoutLinks);
    })!;

    private static string Make(string markdown, bool withoutLinks)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>())
                heading.Level = LowestHeading;
            return Sanitizer(withoutLinks).Sanitize(document.ToHtml(Pipeline));
        }
        catch (ArgumentException)
        {
            // Nested more deeply than anybody nests.
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
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
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IHtmlAnchorElement link)
                link.SetAttribute("rel", "nofollow noreferrer");
        };
        return sanitizer;
    }
}
