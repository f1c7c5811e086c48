using Bunit;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Components.Admin;

namespace FedoraPackages.Tests.Web.Admin;

public sealed class AdminViewTests : IAsyncDisposable
{
    private readonly AdminDrawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task View_Visitor_ShowsNothingOfItAndDoesNothing()
    {
        var panel = at.At.Render<BannerPanel>();

        Assert.Empty(panel.FindAll("form"));
        Assert.Contains("not signed in", panel.Markup, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Instance.ActAsync("banner", "mine"));
        Assert.Null(at.At.Controls.Current.Banner);
        Assert.Equal(AdminOutcome.Refused, panel.Instance.Said!.Outcome);
        Assert.Contains(at.Logged, line => line == "Refused banner over the circuit: not signed in as an administrator, or no longer");
    }

    [Fact]
    public async Task View_SessionRunsOutWhileItIsOpen_IsOver()
    {
        at.SignIn(TimeSpan.FromMinutes(30));
        var panel = at.At.Render<BannerPanel>();
        Assert.NotEmpty(panel.FindAll("form"));

        at.At.AdvanceUntil(TimeSpan.FromMinutes(1), () => panel.FindAll("form").Count == 0);

        Assert.Contains("Your session is over", panel.Markup, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Instance.ActAsync("banner", "mine"));
        Assert.Null(at.At.Controls.Current.Banner);
    }

    [Fact]
    public void View_Administrator_ActsAndSeesWhatCameOfIt()
    {
        at.SignIn(TimeSpan.FromMinutes(30));
        var panel = at.At.Render<BannerPanel>();
        panel.Find("input[type=text]").Input("Koji moves today");
        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("the banner stands on all pages", panel.Find(".said").TextContent, StringComparison.Ordinal));
        Assert.Equal(("Koji moves today", "alice"), (at.At.Controls.Current.Banner?.Text, at.At.Controls.Current.Banner?.By));
        Assert.Contains("Set by alice", panel.Markup, StringComparison.Ordinal);
    }
}
