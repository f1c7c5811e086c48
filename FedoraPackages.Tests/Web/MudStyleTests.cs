using System.Text.RegularExpressions;
using FedoraPackages.Tests.House;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Tests.Web;

/// <summary>What pages get of MudBlazor's style sheet is what it says of the parts in use, and no more.</summary>
public sealed partial class MudStyleTests(ScriptedSite site) : IClassFixture<ScriptedSite>
{
    private static readonly string[] Components = ["MudBlazor.MudPaper", "MudBlazor.MudSimpleTable"];
    private static readonly HashSet<string> Classes = ["mud-paper", "mud-elevation-0", "mud-simple-table", "mud-table-dense", "mud-table-container"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Components_OfMudBlazor_AreThoseWhoseStyleIsThere() =>
        Assert.Empty(Uses.TypeReferences(typeof(PackageSubscriptions).Assembly)
            .Where(type => type.StartsWith("MudBlazor.Mud", StringComparison.Ordinal))
            .Except(Components));

    [Fact]
    public async Task Rules_OfThePartsInUse_AreMudBlazorsOwnAndAllOfThem()
    {
        var ours = Rules(await ReadAsync("/css/mud.css")).Where(rule => rule.Selector != ":root").ToList();
        var theirs = Rules(await ReadAsync("/_content/MudBlazor/MudBlazor.min.css")).ToList();

        Assert.Empty(ours.Except(theirs));
        Assert.Empty(theirs.Where(rule => ClassesOf(rule.Selector) is { Count: > 0 } classes && classes.IsSubsetOf(Classes)).Except(ours));
    }

    [Fact]
    public async Task Values_ThatTheRulesNeed_AreAllSaid()
    {
        var mud = await ReadAsync("/css/mud.css");
        var said = Said().Matches(mud + await ReadAsync("/css/theme.css")).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Empty(Needed().Matches(mud).Select(m => m.Groups[1].Value).Except(said));
    }

    private async Task<string> ReadAsync(string path)
    {
        using var client = site.CreateClient();
        return await client.GetStringAsync(new Uri(path, UriKind.Relative), Ct);
    }

    private static HashSet<string> ClassesOf(string selector) => [.. ClassName().Matches(selector).Select(m => m.Groups[1].Value)];

    private static IEnumerable<(string Selector, string Body)> Rules(string css) =>
        Rule().Matches(Comment().Replace(css, "")).Select(m => (Plain(m.Groups[1].Value), Plain(m.Groups[2].Value).TrimEnd(';')));

    private static string Plain(string css) => Around().Replace(Blanks().Replace(css, " "), "$1").Trim().TrimStart('\uFEFF');

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*([,:;>()])\s*")]
    private static partial Regex Around();

    [GeneratedRegex(@"\.([A-Za-z][\w-]*)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"(--[\w-]+):")]
    private static partial Regex Said();

    [GeneratedRegex(@"var\((--[\w-]+)")]
    private static partial Regex Needed();
}
