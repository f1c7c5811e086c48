using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>Open tabs in Chromium.</summary>
internal static class LiveTab
{
    /// <summary>A live tab on each node.</summary>
    public static async Task<IReadOnlyList<IPage>> OpenAsync(IBrowserContext window, IEnumerable<Node> nodes, string package)
    {
        var tabs = new List<IPage>();
        foreach (var node in nodes)
        {
            var tab = await window.NewPageAsync();
            await tab.GotoAsync(new Uri(node.Url!, $"/packages/{package}/builds").ToString());
            await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
            await Expect(tab.Locator("tr").Nth(1)).ToContainTextAsync(package);
            tabs.Add(tab);
        }

        return tabs;
    }

    /// <summary>Until every tab shows what upstream says, without having been loaded again by anybody.</summary>
    public static async Task AreRightAsync(IEnumerable<IPage> tabs, InventedFedora fedora, string package, int seconds)
    {
        foreach (var tab in tabs)
        {
            await Eventually.TrueAsync(
                async () => ShownBuilds.In(await tab.ContentAsync()).SequenceEqual(fedora.Truth(package)), $"the tab at {tab.Url} is right", seconds);
        }
    }
}
