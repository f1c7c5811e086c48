using Bunit;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Components.Panels.Site;
using Microsoft.AspNetCore.Components.Web;

namespace FedoraPackages.Tests.Web.Panels;

public sealed class RecentPanelTests : IAsyncLifetime
{
    private readonly Drawing at = new();

    public async ValueTask InitializeAsync() => await at.KeepAsync(BodhiPanels.Releases, BodhiPanels.Releases.Site, Updates.Releases);

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Strip_BuildsAndUpdates_AreOneListNewestFirst()
    {
        await KeepAsync(Build(1, 10), Build(2, 30));
        await KeepUpdatesAsync(Update("FEDORA-2026-aaaaaaaaaa", 20, "bash", "vim"));

        var strip = at.Render<RecentPanel>();

        strip.WaitForAssertion(() => Assert.Equal(3, strip.FindAll("li").Count));
        Assert.Contains("guake-2", strip.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("bash, vim and 1 more · update FEDORA-2026-aaaaaaaaaa in testing for F44", Words(strip, 1), StringComparison.Ordinal);
        Assert.Contains("guake-1", strip.FindAll("li")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strip_BodhiNotAnswering_ShowsTheBuildsAndSaysSo()
    {
        await KeepAsync(Build(1, 10));
        await at.FailAsync(BodhiPanels.Recent, BodhiPanels.Recent.Site);

        var strip = at.Render<RecentPanel>();

        strip.WaitForAssertion(() => Assert.Single(strip.FindAll("li")));
        Assert.Contains("is not answering", strip.Find(".failure").TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing to show yet", strip.Find(".failure").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strip_EitherPanelRefreshed_Redraws()
    {
        await KeepAsync(Build(1, 10));
        await KeepUpdatesAsync();
        var strip = at.Render<RecentPanel>();
        strip.WaitForAssertion(() => Assert.Single(strip.FindAll("li")));

        await KeepUpdatesAsync(Update("FEDORA-2026-aaaaaaaaaa", 20, "bash"));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll("li").Count == 2);
        await KeepAsync(Build(1, 10), Build(2, 30));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll("li").Count == 3);

        Assert.Contains("guake-2", strip.Find("li.changed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strip_Paused_StandsStillAndGoesOnWhenToldTo()
    {
        await KeepAsync(Build(1, 10));
        await KeepUpdatesAsync();
        var strip = at.Render<RecentPanel>();
        strip.WaitForAssertion(() => Assert.Single(strip.FindAll("li")));

        await strip.Find("button").ClickAsync(new());
        var drawn = strip.RenderCount;
        await KeepAsync(Build(1, 10), Build(2, 30));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.RenderCount > drawn);
        Assert.Single(strip.FindAll("li"));

        await strip.Find("button").ClickAsync(new());
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll("li").Count == 2);
    }

    [Theory]
    [InlineData("pointerenter", "pointerleave")]
    [InlineData("focusin", "focusout")]
    public async Task Strip_PointedAtOrFocused_HoldsSaysHowManyAreNewAndGoesOnAfterwards(string begin, string end)
    {
        await KeepAsync(Build(1, 10));
        await KeepUpdatesAsync();
        var strip = at.Render<RecentPanel>();
        strip.WaitForAssertion(() => Assert.Single(strip.FindAll("li")));

        await strip.Find(".hold").TriggerEventAsync($"on{begin}", begin == "focusin" ? new FocusEventArgs() : new PointerEventArgs());
        await KeepAsync(Build(1, 10), Build(2, 30));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll(".pill").Count == 1);
        Assert.Equal("1 new", strip.Find(".pill").TextContent.Trim());
        Assert.Single(strip.FindAll("li"));

        var leaving = strip.Find(".hold").TriggerEventAsync($"on{end}", end == "focusout" ? new FocusEventArgs() : new PointerEventArgs());
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll("li").Count == 2);
        await leaving;
        Assert.Empty(strip.FindAll(".pill"));
    }

    [Fact]
    public async Task Strip_FocusGoesFromOneLinkToTheNext_IsNotLetGo()
    {
        await KeepAsync(Build(1, 10));
        await KeepUpdatesAsync();
        var strip = at.Render<RecentPanel>();
        strip.WaitForAssertion(() => Assert.Single(strip.FindAll("li")));
        await strip.Find(".hold").TriggerEventAsync("onfocusin", new FocusEventArgs());
        await KeepAsync(Build(1, 10), Build(2, 30));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => strip.FindAll(".pill").Count == 1);

        var leaving = strip.Find(".hold").TriggerEventAsync("onfocusout", new FocusEventArgs());
        await strip.Find(".hold").TriggerEventAsync("onfocusin", new FocusEventArgs());
        at.Clock.Advance(TimeSpan.FromSeconds(1));
        await leaving;

        Assert.Single(strip.FindAll("li"));
        await strip.Find(".pill").ClickAsync(new());
        Assert.Equal(2, strip.FindAll("li").Count);
    }

    [Fact]
    public async Task Strip_Left_LeavesNoSubscription()
    {
        await KeepAsync();
        await KeepUpdatesAsync();
        var strip = at.Render<RecentPanel>();
        strip.WaitForAssertion(() => Assert.Equal(3, at.Subscriptions.Count));

        await at.DisposeComponentsAsync();

        Assert.Equal(0, at.Subscriptions.Count);
    }

    private static string Words(IRenderedComponent<RecentPanel> strip, int line) =>
        string.Join(' ', strip.FindAll("li")[line].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal);

    private Task<long> KeepAsync(params RecentBuild[] builds) => at.KeepAsync(KojiPanels.Recent, KojiPanels.Recent.Site, new RecentBuilds([.. builds]));

    private Task<long> KeepUpdatesAsync(params RecentUpdate[] updates) =>
        at.KeepAsync(BodhiPanels.Recent, BodhiPanels.Recent.Site, new RecentUpdates([.. updates]));

    private static RecentBuild Build(long id, int minute) => new(id, "guake", $"guake-{id}-1.fc46", BuildState.Building, "releng", Noon(minute), null);

    private static RecentUpdate Update(string alias, int minute, params string[] packages) =>
        new(alias, "F44", UpdateStatus.Testing, UpdateType.Bugfix, [.. packages], 3, Noon(minute));

    private static DateTimeOffset Noon(int minute) => new(2026, 1, 5, 11, minute, 0, TimeSpan.Zero);
}
