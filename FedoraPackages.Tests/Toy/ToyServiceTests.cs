using System.Net;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Tests.EndToEnd.Admin;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace FedoraPackages.Tests.Toy;

/// <summary>A new service is one folder: this one. No other file of the site knows of it.</summary>
[Collection(nameof(WholeSite))]
public sealed class ToyServiceTests(Browser browser) : IAsyncLifetime
{
    private const string Page = "/packages/guake/rebuilds?release=F45";

    private readonly ToyPiece piece = new();
    private Site site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PanelKey Key => ToyPanels.Rebuilds.For("guake", "F45");

    public async ValueTask InitializeAsync() => site = await Site.StartWithAsync((services, configuration) => services.AddToy(configuration, piece));

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Page_OfANewService_ShowsItAndRedrawsWhenItsBusSaysSo()
    {
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, Page).ToString());
        await Expect(tab.Locator(".tabs a[aria-current=page]")).ToHaveTextAsync("Rebuilds");
        await Expect(tab.Locator("#toy")).ToHaveTextAsync("rebuild 0 in F45");
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        await Watching.WorkerKnowsAsync(site.Services, [Key]);

        var number = piece.Rebuild("guake", "F45");
        await TellAsync(number);

        await Expect(tab.Locator("#toy")).ToHaveTextAsync("rebuild 1 in F45");
    }

    [Theory]
    [InlineData("%3Cscript%3E")]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("f:g")]
    public async Task Page_OfWhatCannotBeARelease_MakesNoKeyOfIt(string release)
    {
        Assert.Contains("id=\"toy\"", await site.HtmlAsync($"/packages/guake/rebuilds?release={release}"), StringComparison.Ordinal);
        await Eventually.TrueAsync(
            async () => (await site.Services.GetRequiredService<IPanelStore>().KeysAsync(Ct))
                .Where(key => key.Kind == "rebuilds").Select(key => key.Scope).SequenceEqual(["F46"]),
            "only the release that there is has a key");
    }

    [Fact]
    public async Task Message_AboutAReleaseNobodyHasLookedAt_CreatesNothing()
    {
        await site.HtmlAsync(Page);
        await Eventually.TrueAsync(async () => await KeptAsync(), "the one that was looked at is kept");
        await site.Services.GetRequiredService<MessageMarker>().MarkAsync(Message("F44", 1), Ct);

        Assert.Empty(await site.Services.GetRequiredService<IPanelStore>().ToDoAsync([ToyPanels.Rebuilds.For("guake", "F44")], Ct));
    }

    [Fact]
    public async Task Administrator_RefreshesThePackage_ItsPanelOfThatReleaseIsAskedAgain()
    {
        await site.HtmlAsync(Page);
        await Eventually.TrueAsync(async () => await KeptAsync(), "it is kept");
        var before = piece.Asked("F45");
        using var admin = await AdminClient.SignInAsync(site);

        await ActAsync(admin, "refresh-package", "guake");

        await Eventually.TrueAsync(() => piece.Asked("F45") > before, "the service is asked again");
    }

    [Fact]
    public async Task Administrator_PausesTheService_ItIsNotAskedUntilItGoesOn()
    {
        await site.HtmlAsync(Page);
        await Eventually.TrueAsync(async () => await KeptAsync(), "it is kept");
        using var admin = await AdminClient.SignInAsync(site);
        Assert.Contains("Toy", await admin.HtmlAsync("/admin/services"), StringComparison.Ordinal);
        await ActAsync(admin, "pause", "Toy");
        var before = piece.Asked("F45");
        await ActAsync(admin, "refresh-package", "guake");
        await Eventually.TrueAsync(
            async () => (await site.Services.GetRequiredService<IPanelStore>().ToDoAsync([Key], Ct)).Any(item => item.Parked == "Toy"),
            "it waits for its service");
        Assert.Equal(before, piece.Asked("F45"));

        await ActAsync(admin, "resume", "Toy");

        await Eventually.TrueAsync(() => piece.Asked("F45") > before, "it is asked when it goes on");
    }

    [Fact]
    public void Registry_OfTheSite_KnowsEveryKindThatIsGatheredAndEveryServiceThatIsAsked()
    {
        var kinds = site.Services.GetRequiredService<PanelKinds>();
        var gathered = site.Services.GetServices<IPanelSource>().Select(source => source.Kind.Name).Order();

        Assert.Equal(gathered, kinds.All.Select(kind => kind.Name).Order());
        Assert.Contains(kinds.Services, service => service.Name == "Toy");
        Assert.DoesNotContain(kinds.OfAPackage, kind => kind.Name == "rebuilds");
    }

    [Fact]
    public async Task Rule_OfANewService_IsALineAndAChipWhenItsPanelSaysSo()
    {
        await using var window = await browser.OpenAsync();
        var tab = await window.NewPageAsync();
        await tab.GotoAsync(new Uri(site.Url, "/packages/guake").ToString());
        await Expect(tab.Locator(":root")).ToHaveAttributeAsync("data-live", "live");
        var key = ToyPanels.Rebuilds.For("guake", ToyRule.Release);
        await Eventually.TrueAsync(async () => await KeptAsync(key), "the page has its panel gathered");
        var (chip, line) =
            (tab.Locator(".chip", new() { HasText = "Does not rebuild: Rawhide" }), tab.Locator("li", new() { HasText = "does not rebuild in Rawhide" }));
        await Expect(chip).ToHaveCountAsync(0);
        await Watching.WorkerKnowsAsync(site.Services, [key]);

        await TellAsync(piece.Rebuild("guake", ToyRule.Release), ToyRule.Release);

        await Expect(chip).ToHaveAttributeAsync("href", "/packages/guake/rebuilds?release=F46");
        await Expect(line).ToBeVisibleAsync();
        await Expect(line.Locator(".label")).ToHaveTextAsync("rebuild");

        await TellAsync(piece.Rebuild("guake", ToyRule.Release), ToyRule.Release);

        await Expect(chip).ToHaveCountAsync(0);
        await Expect(line).ToHaveCountAsync(0);
    }

    private static async Task ActAsync(AdminClient admin, string action, string subject)
    {
        using var answer = await admin.PostAsync($"/admin/act/{action}", await admin.FormTokenAsync("/admin"), ("subject", subject));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private Task<bool> KeptAsync() => KeptAsync(Key);

    private async Task<bool> KeptAsync(PanelKey key) => (await site.Services.GetRequiredService<IPanelStore>().HeadersAsync([key], Ct)).Count == 1;

    private Task TellAsync(int number, string release = "F45") => site.Services.GetRequiredService<PanelBus>().SendAsync(Message(release, number), Ct);

    private static FedoraMessage Message(string release, int number) => new(
        ToyMessageReader.Topic, Guid.NewGuid().ToString(), DateTimeOffset.UnixEpoch,
        $$"""{"package": "guake", "release": "{{release}}", "number": {{number}}}""");
}
