using System.Collections.Concurrent;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>What a first visit takes over the line, as Chromium counts it.</summary>
[Collection(nameof(WholeSite))]
public sealed class FirstVisitTests(Browser browser)
{
    private const int Most = 150_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/packages/guake")]
    [InlineData("/packages/kernel/updates")]
    public async Task Visit_FirstTimeOfAll_TransfersLittleAndTheNextOneLess(string path)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync();

        var first = await VisitAsync(window, site, path);
        var again = await VisitAsync(window, site, path);

        Assert.True(first.Values.Sum() is > 10_000 and <= Most, string.Join(", ", first));
        Assert.InRange(again.Values.Sum(), 1, first.Values.Sum() / 2);
    }

    /// <summary>Bytes of each address, headers included.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> VisitAsync(Microsoft.Playwright.IBrowserContext window, Site site, string path)
    {
        var tab = await window.NewPageAsync();
        var devTools = await window.NewCDPSessionAsync(tab);
        var addresses = new ConcurrentDictionary<string, string>();
        var bytes = new ConcurrentDictionary<string, double>();
        devTools.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
            addresses[Text(e, "requestId")] = e!.Value.GetProperty("request").GetProperty("url").GetString()!;
        devTools.Event("Network.loadingFinished").OnEvent += (_, e) =>
            bytes[addresses.GetValueOrDefault(Text(e, "requestId"), "?")] = e!.Value.GetProperty("encodedDataLength").GetDouble();
        await devTools.SendAsync("Network.enable");

        await tab.GotoAsync(new Uri(site.Url, path).ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Eventually.TrueAsync(() => bytes.Count >= addresses.Values.Count(a => a.EndsWith(".js", StringComparison.Ordinal)), "the scripts are counted");
        await tab.CloseAsync();
        return bytes;
    }

    private static string Text(JsonElement? e, string name) => e!.Value.GetProperty(name).GetString()!;
}
