using Bunit;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Panels;

namespace FedoraPackages.Tests.Web.Live;

public sealed class LivePanelTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task Publish_NewerGeneration_Redraws()
    {
        await at.KeepBuildsAsync(at.Build(1));
        var total = Total();
        total.WaitForAssertion(() => Assert.Equal("1", total.Find("span").TextContent));

        await at.KeepBuildsAsync(at.Build(1), at.Build(2));

        total.WaitForAssertion(() => Assert.Equal("2", total.Find("span").TextContent));
    }

    [Fact]
    public async Task Publish_LateOlderGeneration_NeverReplacesTheNewer()
    {
        var old = await at.KeepBuildsAsync(at.Build(1));
        await at.KeepBuildsAsync(at.Build(1), at.Build(2));
        var total = Total();
        total.WaitForAssertion(() => Assert.Equal("2", total.Find("span").TextContent));

        at.Subscriptions.Publish(KojiPanels.Builds.For("guake"), old);
        await at.KeepBuildsAsync(at.Build(1), at.Build(2), at.Build(3));

        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => total.Find("span").TextContent == "3");
    }

    [Fact]
    public async Task Dispose_OpenPanel_LeavesNoSubscription()
    {
        await at.KeepBuildsAsync(at.Build(1));
        var total = Total();
        total.WaitForAssertion(() => Assert.Equal(1, at.Subscriptions.Count));

        await at.DisposeComponentsAsync();

        Assert.Equal(0, at.Subscriptions.Count);
    }

    [Fact]
    public async Task Dispose_WhileReading_LeavesNoSubscription()
    {
        Total();
        Assert.Equal(1, at.Subscriptions.Count);

        await at.DisposeComponentsAsync();

        Assert.True(SpinWait.SpinUntil(() => at.Subscriptions.Count == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Render_AnotherPackage_SwapsItsSubscription()
    {
        await at.KeepBuildsAsync(at.Build(1));
        await at.KeepAsync(KojiPanels.Builds, KojiPanels.Builds.For("bash"), new BuildList(7, []));
        var total = Total();

        total.Render(p => p.Add(c => c.Package, "bash"));

        total.WaitForAssertion(() => Assert.Equal("7", total.Find("span").TextContent));
        Assert.Equal([KojiPanels.Builds.For("bash")], at.Subscriptions.Keys());
    }

    [Fact]
    public async Task Prerender_Data_DrawsAndSubscribesToNothing()
    {
        await using var prerendering = new Drawing(interactive: false);
        await prerendering.KeepBuildsAsync(prerendering.Build(1));

        var total = prerendering.Render<BuildsTotal>(p => p.Add(c => c.Package, "guake"));

        total.WaitForAssertion(() => Assert.Equal("1", total.Find("span").TextContent));
        Assert.Equal(0, prerendering.Subscriptions.Count);
    }

    [Fact]
    public async Task Taken_AMistakeOfThePanel_IsDrawnAsAFailureAndTheNextAnswerIsFollowed()
    {
        await at.KeepBuildsAsync(at.Build(1));
        var total = at.Render<MistakenTotal>(p => p.Add(c => c.Package, "guake"));
        total.WaitForAssertion(() => Assert.Equal("1", total.Find("span").TextContent));

        await at.KeepBuildsAsync(at.Build(1), at.Build(2));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => total.Find("span").TextContent == "failed");

        await at.KeepBuildsAsync(at.Build(1), at.Build(2), at.Build(3));
        at.AdvanceUntil(TimeSpan.FromMilliseconds(100), () => total.Find("span").TextContent == "3");
    }

    private IRenderedComponent<BuildsTotal> Total() => at.Render<BuildsTotal>(p => p.Add(c => c.Package, "guake"));
}
