using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Releases;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Worker;

public sealed class ReleasesPollTests : IDisposable
{
    private readonly Workshop at = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => at.Dispose();

    [Fact]
    public async Task Poll_Releases_AreAskedForAtTheStartAndAgainWhenFiveMinutesOldWhoeverLooks()
    {
        using var poll = new ReleasesPoll(
            at.Store, at.Signals, at.InTurn(new SilentSource(ReleasePanels.Tagged)), new StartedLifetime(), at.Clock, NullLogger<ReleasesPoll>.Instance);
        await poll.StartAsync(Ct);
        await Eventually.TrueAsync(async () => (await at.Store.ToDoAsync(10, Ct)).Count == 1, "the releases are marked");
        await GatherAsync();
        var gathered = at.Clock.GetUtcNow();

        await Eventually.TrueAsync(async () =>
        {
            at.Clock.Advance(TimeSpan.FromSeconds(30));
            return (await at.Store.ToDoAsync(10, Ct)).Count == 1;
        }, "the releases are marked again");

        Assert.InRange(at.Clock.GetUtcNow() - gathered, ReleasesPoll.Every, TimeSpan.FromHours(1));
        await poll.StopAsync(Ct);
    }

    [Fact]
    public async Task Poll_ReleasesWithOtherTags_MarksWhatWasAskedByTheOldOnes()
    {
        var tagged = ReleasePanels.Tagged.For("guake");
        using var poll = new ReleasesPoll(
            at.Store, at.Signals, at.InTurn(new SilentSource(ReleasePanels.Tagged)), new StartedLifetime(), at.Clock, NullLogger<ReleasesPoll>.Instance);
        await KeepAsync(tagged, "{}"u8.ToArray());
        await KeepAsync(BodhiPanels.Releases.Site, BodhiPanels.Releases.Write(new ReleaseList([Matrix.F44])));
        await poll.StartAsync(Ct);
        await Eventually.TrueAsync(async () =>
        {
            at.Clock.Advance(TimeSpan.FromSeconds(30));
            return (await at.Store.ToDoAsync(10, Ct)).Any(t => t.Key == BodhiPanels.Releases.Site);
        }, "the releases are looked at");
        Assert.DoesNotContain(await at.Store.ToDoAsync(10, Ct), t => t.Key == tagged);

        await KeepAsync(BodhiPanels.Releases.Site, BodhiPanels.Releases.Write(new ReleaseList([Matrix.F45, Matrix.F44])));

        await Eventually.TrueAsync(async () =>
        {
            at.Clock.Advance(TimeSpan.FromSeconds(30));
            return (await at.Store.ToDoAsync(10, Ct)).Any(t => t.Key == tagged);
        }, "the package's tags are marked");
        await poll.StopAsync(Ct);
    }

    private async Task KeepAsync(PanelKey key, byte[] value)
    {
        await at.Store.MarkAsync([new PanelMark(key, RefreshLane.FirstView, "test", [])], Ct);
        at.Clock.Advance(TimeSpan.FromSeconds(10));
        var lease = await at.Store.TakeAsync(RefreshLane.Background, Ct);
        Assert.Equal(key, lease!.Key);
        await at.Store.SwapAsync(lease, new PanelAnswer(value, null, _ => true), Ct);
        await at.Store.FinishAsync(lease, RefreshEnd.Done, Ct);
    }

    private async Task GatherAsync()
    {
        var lease = await at.Store.TakeAsync(RefreshLane.FirstView, Ct);
        Assert.Equal(BodhiPanels.Releases.Site, lease!.Key);
        await at.Store.SwapAsync(lease, new PanelAnswer("{}"u8.ToArray(), null, _ => true), Ct);
        await at.Store.FinishAsync(lease, RefreshEnd.Done, Ct);
    }
}
