using Bunit;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Components.Layout;

namespace FedoraPackages.Tests.Web.Controls;

public sealed class AgoTests : IAsyncDisposable
{
    private readonly Drawing at = new();

    public ValueTask DisposeAsync() => at.DisposeAsync();

    [Theory]
    [InlineData(TimeForm.Ago, 90, "now")]
    [InlineData(TimeForm.For, 90, "0 s")]
    [InlineData(TimeForm.Ago, 0, "now")]
    [InlineData(TimeForm.Ago, -90, "1 min ago")]
    public void Age_OfATimeThatMayLieAhead_IsNeverTheFuture(TimeForm form, int seconds, string words)
    {
        var ago = at.Render<Ago>(p => p.Add(a => a.At, at.Clock.GetUtcNow().AddSeconds(seconds)).Add(a => a.Form, form));

        Assert.Equal(words, ago.Find("time").TextContent);
        Assert.Equal("no", ago.Find("time").GetAttribute("translate"));
    }

    [Fact]
    public void Estimate_OfWhatLiesAhead_IsTheFuture()
    {
        var now = at.Clock.GetUtcNow();

        Assert.Equal("can be pushed by hand in 2 d", WaitWords.Of(new Wait(WaitKind.PushableLater, now.AddDays(2)), now));
        Assert.Equal("built now, in no update", WaitWords.Of(new Wait(WaitKind.NoUpdate, now.AddSeconds(90)), now));
    }

    [Fact]
    public void ServersTime_OnACircuit_IsToldAgainAndAgain()
    {
        var told = at.Render<ServerTime>();
        var first = at.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal($"{first}", told.Find("span").GetAttribute("data-server-time"));

        at.Clock.Advance(TimeSpan.FromSeconds(10));

        told.WaitForAssertion(() => Assert.Equal($"{first + 10_000}", told.Find("span").GetAttribute("data-server-time")));
    }
}
