using System.Globalization;
using Bunit;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Web.Components.Admin;
using Microsoft.AspNetCore.Components.Web;

namespace FedoraPackages.Tests.Web.Admin;

public sealed class MessagesPanelTests : IAsyncDisposable
{
    private readonly AdminDrawing at = new();
    private int last;

    public MessagesPanelTests() => at.SignIn(TimeSpan.FromHours(9));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Fact]
    public async Task List_PointedAt_StandsStillSaysHowManyAreNewAndShowsThemOnDemand()
    {
        await HearAsync(3);
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Equal(["3", "2", "1"], Ids(panel)));
        await panel.Find(".hold").TriggerEventAsync("onpointerenter", new PointerEventArgs());

        await HearAsync(2);
        at.At.AdvanceUntil(TimeSpan.FromSeconds(1), () => panel.FindAll(".pill").Count == 1);
        Assert.Equal("2 new messages", panel.Find(".pill").TextContent.Trim());
        Assert.Equal(["3", "2", "1"], Ids(panel));

        await panel.Find(".pill").ClickAsync(new());
        Assert.Equal(["5", "4", "3", "2", "1"], Ids(panel));
    }

    [Fact]
    public async Task List_PointerGone_GoesOnByItself()
    {
        await HearAsync(1);
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.Single(Ids(panel)));
        await panel.Find(".hold").TriggerEventAsync("onpointerenter", new PointerEventArgs());
        await HearAsync(1);
        at.At.AdvanceUntil(TimeSpan.FromSeconds(1), () => panel.FindAll(".pill").Count == 1);

        var leaving = panel.Find(".hold").TriggerEventAsync("onpointerleave", new PointerEventArgs());
        at.At.AdvanceUntil(TimeSpan.FromSeconds(1), () => Ids(panel).Length == 2);
        await leaving;

        Assert.Empty(panel.FindAll(".pill"));
    }

    [Fact]
    public async Task List_Paged_ShowsTheNextFiftyWhichStandStill()
    {
        await HearAsync(60);
        var panel = Panel(page: "2");
        panel.WaitForAssertion(() => Assert.Equal(10, Ids(panel).Length));
        Assert.Contains("51–60 of 60", panel.Find(".pager").TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin/messages", panel.Find(".pager a").GetAttribute("href"));
        var before = Ids(panel);

        await HearAsync(1);
        at.At.AdvanceUntil(TimeSpan.FromSeconds(1), () => panel.FindAll(".pill").Count == 1);

        Assert.Equal(before, Ids(panel));
    }

    [Fact]
    public async Task List_MalformedMessage_SaysWhatIsMissingAndPanelsHaveNames()
    {
        await at.Messages.WriteAsync([Note("1") with { Ignored = "malformed", Detail = "missing or wrong: build_id", Stale = [] }, Note("2")], Ct);

        var panel = Panel();

        panel.WaitForAssertion(() => Assert.Equal(2, Ids(panel).Length));
        Assert.Contains("ignored: malformed (missing or wrong: build_id)", panel.Markup, StringComparison.Ordinal);
        Assert.Contains(">builds of guake<", panel.Markup, StringComparison.Ordinal);
    }

    private static string[] Ids(IRenderedComponent<MessagesPanel> panel) => [.. panel.FindAll("tr[data-message]").Select(r => r.GetAttribute("data-message")!)];

    private IRenderedComponent<MessagesPanel> Panel(string? page = null) => at.At.Render<MessagesPanel>(p => p.Add(c => c.Page, page));

    private Task HearAsync(int count) =>
        at.Messages.WriteAsync([.. Enumerable.Range(0, count).Select(_ => Note((++last).ToString(CultureInfo.InvariantCulture)))], Ct);

    private MessageNote Note(string id) =>
        new("a.topic", id, at.At.Clock.GetUtcNow(), at.At.Clock.GetUtcNow(), ["build 7 complete"], ["builds.1:guake"], null, "{}");
}
