using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FedoraPackages.Tests.EndToEnd.Hostile;

/// <summary>
/// Looks in a page, as a browser would parse it, for what upstream text could have put there. A link that is Markdown of an update's notes
/// may lead to any site, if it says that this one does not stand behind it.
/// </summary>
internal static class HostileHtml
{
    private const string Never =
        "main script, main iframe, main object, main embed, main style, main img, main form, main base, main svg, main math, main video, main audio";

    public static IEnumerable<string> In(string html)
    {
        var main = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);
        foreach (var element in main.QuerySelectorAll(Never))
            yield return $"has {element.OuterHtml}";
        foreach (var attribute in main.QuerySelectorAll("*").SelectMany(e => e.Attributes)
            .Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
            yield return $"has {attribute.Name}";
        foreach (var link in main.QuerySelectorAll("main a").OfType<IHtmlAnchorElement>())
        {
            var href = link.GetAttribute("href") ?? "";
            var leaves = href.Contains(':', StringComparison.Ordinal) || href.StartsWith("//", StringComparison.Ordinal);
            var foreign = href.Contains("evil.invalid", StringComparison.Ordinal)
                && !(link.Closest(".notes") is not null && link.RelationList.Contains("nofollow"));
            if (foreign
                || (leaves && !(Uri.TryCreate(href, UriKind.Absolute, out var to) && (to.Scheme == Uri.UriSchemeHttps || to.Scheme == Uri.UriSchemeHttp))))
                yield return $"leads to {href}";
        }
    }
}
