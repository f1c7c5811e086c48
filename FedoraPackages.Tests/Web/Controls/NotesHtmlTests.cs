using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FedoraPackages.Tests.EndToEnd.Hostile;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Tests.Web.Controls;

public sealed class NotesHtmlTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Allowed =
        ["p", "ul", "ol", "li", "code", "pre", "em", "strong", "blockquote", "br", "hr", "h4", "a"];

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "script", "<script>alert(1)</script>" },
        { "script in capitals", "<SCRIPT>alert(1)</SCRIPT>" },
        { "script from elsewhere", "<script src=//evil.invalid/x.js></script>" },
        { "script in a script", "<scr<script>ipt>alert(1)</scr</script>ipt>" },
        { "script never closed", "<script>alert(1)//" },
        { "image that fails", "<img src=x onerror=alert(1)>" },
        { "image after a quote", "\"><img src=x onerror=alert(1)>" },
        { "image without spaces", "<img/src=x/onerror=alert(1)>" },
        { "image of Markdown", "![x](https://evil.invalid/pixel.png)" },
        { "image of Markdown by script", "![x](javascript:alert(1))" },
        { "image by reference", "![x]\n\n[x]: https://evil.invalid/pixel.png" },
        { "svg", "<svg onload=alert(1)>" },
        { "svg with script", "<svg><script>alert(1)</script></svg>" },
        { "svg link", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>" },
        { "math", "<math><mtext></p><script>alert(1)</script>" },
        { "style element", "<style>*{background:url(//evil.invalid/x)}</style>" },
        { "style attribute", "<p style=\"position:fixed;inset:0\">x</p>" },
        { "class and id", "<p class=panel id=blazor-error-ui>x</p>" },
        { "iframe", "<iframe src=javascript:alert(1)></iframe>" },
        { "iframe of its own", "<iframe srcdoc='<script>alert(1)</script>'></iframe>" },
        { "object", "<object data=javascript:alert(1)></object>" },
        { "form", "<form action=//evil.invalid/><button>go</button></form>" },
        { "input that takes the focus", "<input autofocus onfocus=alert(1)>" },
        { "details that open", "<details open ontoggle=alert(1)>" },
        { "meta refresh", "<meta http-equiv=refresh content='0;url=//evil.invalid/'>" },
        { "base", "<base href=//evil.invalid/>" },
        { "comment", "<!--><script>alert(1)</script>-->" },
        { "cdata", "<![CDATA[<script>alert(1)</script>]]>" },
        { "template", "<template><script>alert(1)</script></template>" },
        { "noscript", "<noscript><p title='</noscript><script>alert(1)</script>'>" },
        { "javascript link", "[x](javascript:alert(1))" },
        { "javascript in odd case", "[x](JaVaScRiPt:alert(1))" },
        { "javascript in angles", "[x](<javascript:alert(1)>)" },
        { "javascript with a tab", "[x](<java\tscript:alert(1)>)" },
        { "javascript with a line", "[x](java&#10;script:alert(1))" },
        { "javascript after a space", "[x](< javascript:alert(1)>)" },
        { "javascript by a number", "[x](java&#115;cript:alert(1))" },
        { "javascript by a hexadecimal number", "[x](&#x6a;avascript:alert(1))" },
        { "javascript by a named colon", "[x](javascript&colon;alert(1))" },
        { "javascript after a control character", "[x](&#1;javascript:alert(1))" },
        { "javascript by reference", "[x]\n\n[x]: javascript:alert(1)" },
        { "javascript as autolink", "<javascript:alert(1)>" },
        { "vbscript link", "[x](vbscript:msgbox(1))" },
        { "data link", "[x](data:text/html,<script>alert(1)</script>)" },
        { "data link in base64", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)" },
        { "file link", "[x](file:///etc/passwd)" },
        { "mail link", "<mailto:someone@example.invalid>" },
        { "link without scheme", "[x](//evil.invalid/)" },
        { "link into this site", "[x](/packages/bash)" },
        { "link of slashes", "[x](\\\\evil.invalid\\x)" },
        { "title that breaks out", "[x](https://fedora.invalid/ \"\\\" onmouseover=alert(1) x=\\\"\")" },
        { "address that breaks out", "[x](https://fedora.invalid/\"onmouseover=alert(1))" },
        { "image inside a link", "[<img src=x onerror=alert(1)>](https://fedora.invalid/)" },
        { "code that closes", "`</code><script>alert(1)</script>`" },
        { "fence that closes", "```\n</code></pre><script>alert(1)</script>\n```" },
        { "fence with a class", "```x\" onmouseover=\"alert(1)\nx\n```" },
        { "attributes of Markdown", "# x {#id .class onclick=alert(1)}" },
        { "brackets in brackets", "[[[[x](javascript:alert(1))](javascript:alert(1))](javascript:alert(1))](javascript:alert(1))" },
        { "right to left", "\u202e<script>alert(1)</script>\u202c" },
        { "isolated right to left", "\u2066\u202e[gpj.x](https://fedora.invalid/)\u2069" },
        { "null", "\0<script>alert(1)</script>\0" },
        { "half a character", "\ud800<script>alert(1)</script>\udc00" },
        { "entities", "&lt;script&gt;alert(1)&lt;/script&gt;" },
        { "huge", string.Concat(Enumerable.Repeat("<img src=x onerror=alert(1)>", 4_000)) },
    };

    /// <summary>Up to 20,000 characters of what Markdown reads slowly.</summary>
    public static TheoryData<string, string> Deep { get; } = new()
    {
        { "quotes", Full("> ") },
        { "quotes without spaces", Full(">") },
        { "quotes in steps", string.Concat(Enumerable.Range(1, 140).Select(i => new string('>', i) + "a\n")) },
        { "lists in steps", string.Concat(Enumerable.Range(0, 140).Select(i => new string(' ', 2 * i) + "- a\n")) },
        { "lists on a line", Full("+ ") },
        { "numbered lists on a line", Full("1. ") },
        { "quotes and lists", Full("> - ") },
        { "brackets that open", Full("[") },
        { "brackets in brackets", new string('[', 10_000) + new string(']', 10_000) },
        { "links that open", Full("[a](") },
        { "images that open", Full("![") },
        { "stars and underscores", Full("*a_ ") },
        { "stars inside words", Full("a**b") },
        { "ticks", Full("`a``b```c````d`````e") },
        { "links", Full("http://a.b ") },
        { "headings", Full("#\n") },
        { "paragraphs", Full("a\n\n") },
        { "carriage returns", Full("a\r") },
        { "items", Full("- a\n") },
        { "angles", Full("<![CDATA[") },
        { "nothing but letters", Full("a") },
        { "as many links as are read", string.Concat(Enumerable.Repeat("http://a.b ", NotesHtml.MostMarks)) },
        { "as many headings as are read", string.Concat(Enumerable.Repeat("#\n", NotesHtml.MostMarks / 2)) },
        { "as many brackets as are read", new string('[', NotesHtml.MostMarks / 2) + new string(']', NotesHtml.MostMarks / 2) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Of_Hostile_HoldsOnlyWhatIsAllowed(string name, string markdown)
    {
        Assert.NotEmpty(name);
        AssertHarmless(NotesHtml.Of(markdown, withoutLinks: false));
    }

    [Fact]
    public void Of_TheHundredHostileStrings_HoldOnlyWhatIsAllowed() =>
        Assert.All(HostileStrings.All, hostile => AssertHarmless(NotesHtml.Of(hostile, withoutLinks: false)));

    [Theory]
    [MemberData(nameof(Deep))]
    public void Of_Deep_IsQuickAndHarmless(string name, string markdown)
    {
        // Other work on the machine may take the processor away: one quick reading, of a text that is not kept yet, tells. What is slow is slow always.
        Assert.Contains(Enumerable.Range(0, 20).Select(i => Took($"{markdown[..^2]}{name[0]}{i}")), took => took <= Bound);
        AssertHarmless(NotesHtml.Of(markdown, withoutLinks: false));
    }

    [Theory]
    [InlineData("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>")]
    [InlineData("# Big\n\n###### Small", "<h4>Big</h4>\n<h4>Small</h4>")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    [InlineData("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>")]
    [InlineData("[a](https://a.example/?b=1&c=2)", "<p><a href=\"https://a.example/?b=1&amp;c=2\" rel=\"nofollow noreferrer\">a</a></p>")]
    [InlineData("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>")]
    [InlineData("", "")]
    public void Of_Markdown_IsMadeHtml(string markdown, string html) => Assert.Equal(html, NotesHtml.Of(markdown, withoutLinks: false).Trim());

    [Theory]
    [InlineData("Fixes rhbz#2391204.", "rhbz#2391204|https://bugzilla.redhat.com/show_bug.cgi?id=2391204")]
    [InlineData("rhbz#1, RHBZ#2", "rhbz#1|https://bugzilla.redhat.com/show_bug.cgi?id=1 RHBZ#2|https://bugzilla.redhat.com/show_bug.cgi?id=2")]
    [InlineData("[rhbz#1](https://a.example/)", "rhbz#1|https://a.example/")]
    [InlineData("`rhbz#1` xrhbz#1 rhbz#0 rhbz#99999999999", "")]
    public void Of_BugNumbers_AreLinks(string markdown, string links) =>
        Assert.Equal(links, string.Join(
            ' ', Parse(NotesHtml.Of(markdown, withoutLinks: false)).QuerySelectorAll("a").Select(a => $"{a.TextContent}|{a.GetAttribute("href")}")));

    [Fact]
    public void Of_Sandbox_LinksBecomeTheirWords()
    {
        var html = NotesHtml.Of("[notes](https://a.example/), https://b.example/ and rhbz#7", withoutLinks: true);

        Assert.Equal("<p>notes, https://b.example/ and rhbz#7</p>", html.Trim());
    }

    [Fact]
    public void Of_MoreMarksThanAnybodyMakes_IsShownAsWritten()
    {
        var html = NotesHtml.Of(string.Concat(Enumerable.Repeat("*a*\n", NotesHtml.MostMarks)) + "<b>", withoutLinks: false);

        Assert.StartsWith("<p>*a*<br>*a*<br>", html, StringComparison.Ordinal);
        Assert.EndsWith("&lt;b&gt;</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TextThatTurnsRound_GoesOnTheRightWay() =>
        Assert.DoesNotContain(
            NotesHtml.Of("\u202eabc\u202c \u2066x\u2069", withoutLinks: false), c => c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069');

    private static TimeSpan Took(string markdown)
    {
        var begun = Stopwatch.GetTimestamp();
        NotesHtml.Of(markdown, withoutLinks: false);
        return Stopwatch.GetElapsedTime(begun);
    }

    private static string Full(string shape) => string.Concat(Enumerable.Repeat(shape, (20_000 / shape.Length) + 1))[..20_000];

    private static IElement Parse(string html) => new HtmlParser().ParseDocument($"<body>{html}").Body!;

    private static void AssertHarmless(string html) => Assert.All(Parse(html).QuerySelectorAll("*"), element =>
    {
        Assert.Contains(element.LocalName, Allowed);
        Assert.All(element.Attributes, attribute => Assert.Equal("a", element.LocalName));
        Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, (string[])["href", "rel"]));
        if (element.LocalName != "a")
            return;
        Assert.Equal("nofollow noreferrer", element.GetAttribute("rel"));
        if (element.GetAttribute("href") is { } href)
            Assert.Matches("^https?://", href);
    });
}
