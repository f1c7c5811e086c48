using Bunit;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Web;

public sealed class SearchBoxTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Type_Prefix_SuggestsAndEnterGoesToTheActiveOne()
    {
        var box = await TypeAsync("gua");
        box.WaitForAssertion(() => Assert.Equal(["guake", "guava"], box.FindAll("[role=option] a").Select(a => a.FirstChild!.TextContent.Trim())));

        await box.Find("input").KeyDownAsync("ArrowDown");
        await box.Find("input").KeyDownAsync("ArrowDown");
        Assert.Equal("suggestion-1", box.Find("input").GetAttribute("aria-activedescendant"));
        await box.Find("input").KeyDownAsync("Enter");

        Assert.EndsWith("/packages/guava", at.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(box.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Press_Escape_ClosesTheList()
    {
        var box = await TypeAsync("gua");
        box.WaitForAssertion(() => Assert.Equal("true", box.Find("input").GetAttribute("aria-expanded")));

        await box.Find("input").KeyDownAsync("Escape");

        Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded"));
    }

    private async Task<IRenderedComponent<SearchBox>> TypeAsync(string text)
    {
        await at.KeepAsync(KojiPanels.Names, KojiPanels.Names.Site, new NameList([new("bash", false), new("guake", false), new("guava", false)]));
        var box = at.Render<SearchBox>();
        var typing = box.Find("input").InputAsync(text);
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        await typing;
        return box;
    }
}
