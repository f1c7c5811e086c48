using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>What a reader without a mouse can do, and that they see where they are.</summary>
[Collection(nameof(WholeSite))]
public sealed class KeyboardTests(Browser browser) : IAsyncLifetime
{
    // What can be pressed and is in sight, each counted once: a link within a closed <details> is not.
    private const string Pressable = """
        () => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), textarea")]
            .filter(e => e.tabIndex >= 0 && e.checkVisibility() && !e.closest("details:not([open]) > :not(summary)")).length
        """;

    // Where the focus is: null when it has left the page; else what it is on and how that is outlined.
    private const string Focused = """
        () => {
            const e = document.activeElement;
            if (e === document.body) return null;
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
            return `${seen ? "seen" : "unseen"} ${e.tagName} ${(e.textContent || e.id).trim().slice(0, 40)}`;
        }
        """;

    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Site.StartAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Tab_FromTopToEnd_StopsAtEverythingThatCanBePressedAndItsFocusIsSeen()
    {
        await using var window = await browser.OpenAsync();
        foreach (var path in new[] { "/", "/packages/git/updates", "/packages/kernel/builds?state=building" })
        {
            var tab = await OpenAsync(window, path);
            var all = await tab.EvaluateAsync<int>(Pressable);
            var stops = new List<string>();
            for (var press = 0; press < all + 10; press++)
            {
                await tab.Keyboard.PressAsync("Tab");
                if (await tab.EvaluateAsync<string?>(Focused) is not { } stop)
                    break;
                stops.Add(stop);
            }

            Assert.DoesNotContain(stops, stop => stop.StartsWith("unseen", StringComparison.Ordinal));
            Assert.InRange(stops.Count, all, all + 9);
            await tab.CloseAsync();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Focus_OnEachSortOfThing_IsSeenInAScreenshot(ColorScheme scheme)
    {
        await using var window = await browser.OpenAsync(o => o.ColorScheme = scheme);
        var tab = await OpenAsync(window, "/packages/git/updates");
        foreach (var thing in new[] { ".bar .title", ".bar button", ".tabs a[aria-current]", ".filter a", "td summary", ".copy button", "footer a" })
        {
            var one = tab.Locator(thing).First;
            await one.ScrollIntoViewIfNeededAsync();
            var box = await one.BoundingBoxAsync();
            var clip = new Clip { X = box!.X - 6, Y = box.Y - 6, Width = box.Width + 12, Height = box.Height + 12 };
            await tab.EvaluateAsync("() => document.activeElement.blur()");
            var without = await tab.ScreenshotAsync(new() { Clip = clip });
            // As from the keyboard.
            await one.EvaluateAsync("e => e.focus({ focusVisible: true })");
            var with = await tab.ScreenshotAsync(new() { Clip = clip });
            Assert.False(without.AsSpan().SequenceEqual(with), $"the focus on {thing} is not seen");
        }
    }

    [Fact]
    public async Task SkipLink_WithScripts_GoesToThePage()
    {
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, "/packages/guake");
        await tab.EvaluateAsync("() => window.stayed = true");
        await tab.Keyboard.PressAsync("Tab");
        await Expect(tab.Locator(".skip")).ToBeInViewportAsync();
        await tab.Keyboard.PressAsync("Enter");

        await Expect(tab.Locator("#main")).ToBeFocusedAsync();
        await tab.Keyboard.PressAsync("Tab");
        await Expect(tab.Locator("main a").First).ToBeFocusedAsync();
        Assert.True(await tab.EvaluateAsync<bool>("() => window.stayed"), "the page was not loaded again");
    }

    [Fact]
    public async Task Search_EscapeInTheSuggestions_ClosesThemAndKeepsTheText()
    {
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, "/");
        await tab.Keyboard.PressAsync("/");
        await Expect(tab.Locator("#search")).ToBeFocusedAsync();
        await tab.Keyboard.TypeAsync("gua");
        await Expect(tab.Locator("#suggestions")).ToBeVisibleAsync();

        await tab.Keyboard.PressAsync("Escape");

        await Expect(tab.Locator("#suggestions")).ToBeHiddenAsync();
        await Expect(tab.Locator("#search")).ToHaveValueAsync("gua");
        await Expect(tab.Locator("#search")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keyboard_FromSearchToTabsFiltersAndNotes_ReachesEverything()
    {
        await using var window = await browser.OpenAsync();
        var tab = await OpenAsync(window, "/packages/guake");
        await tab.Keyboard.PressAsync("/");
        await Expect(tab.Locator("#search")).ToBeFocusedAsync();

        await TabToAsync(tab, "Updates");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab).ToHaveURLAsync(new Regex("/packages/guake/updates$"));
        await TabToAsync(tab, "testing");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab).ToHaveURLAsync(new Regex("status=testing"));
        await Expect(tab.Locator("tbody tr").First).ToContainTextAsync("testing");

        await TabToAsync(tab, "notes");
        await tab.Keyboard.PressAsync("Enter");
        await Expect(tab.Locator("details[open] .notes").First).ToBeVisibleAsync();
    }

    /// <summary>Goes on with the Tab key until what begins so has the focus.</summary>
    private static async Task TabToAsync(IPage tab, string words)
    {
        for (var press = 0; press < 80; press++)
        {
            await tab.Keyboard.PressAsync("Tab");
            if (await tab.EvaluateAsync<bool>("words => document.activeElement.textContent.trim().startsWith(words)", words))
                return;
        }

        Assert.Fail($"{words} cannot be reached");
    }

    private async Task<IPage> OpenAsync(IBrowserContext window, string path)
    {
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Expect(tab.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        return tab;
    }
}
