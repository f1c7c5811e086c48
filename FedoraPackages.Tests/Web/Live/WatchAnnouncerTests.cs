using FedoraPackages.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Tests.Worker;
using FedoraPackages.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace FedoraPackages.Tests.Web.Live;

public sealed class WatchAnnouncerTests : IAsyncLifetime
{
    private readonly Workshop at = new();
    private readonly PackageSubscriptions subscriptions = new();
    private readonly WatchAnnouncer announcer;

    public WatchAnnouncerTests() =>
        announcer = new WatchAnnouncer(subscriptions, at.Signals, at.Bus, new StartedLifetime(), at.Clock, NullLogger<WatchAnnouncer>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await announcer.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await announcer.StopAsync(CancellationToken.None);
        announcer.Dispose();
        at.Dispose();
    }

    [Fact]
    public async Task Tabs_ComeAndGo_OnlyWhatHasChangedIsSaid()
    {
        using var first = subscriptions.Subscribe(Workshop.Key("a"));
        await SaidAsync(said => said.Gone is null && said.Keys.SequenceEqual([Workshop.Key("a")]), "all of it at first");

        var second = subscriptions.Subscribe(Workshop.Key("b"));
        await SaidAsync(said => said.Gone is { Count: 0 } && said.Keys.SequenceEqual([Workshop.Key("b")]), "what has come");

        second.Dispose();
        await SaidAsync(said => said.Keys.Count == 0 && said.Gone is { } gone && gone.SequenceEqual([Workshop.Key("b")]), "what has gone");
    }

    [Fact]
    public async Task ThirtySeconds_GoBy_AllOfItIsSaidAgain()
    {
        using var tab = subscriptions.Subscribe(Workshop.Key("a"));
        await SaidAsync(said => said.Gone is null && said.Keys.Count == 1, "all of it at first");
        var before = at.Signals.Said.Count;

        await SaidAsync(said => said.Gone is null && at.Signals.Said.Count > before, "all of it again");
    }

    [Fact]
    public async Task Programs_ThatOnlyListen_AreNotSaid()
    {
        using var program = subscriptions.Listen("a", (_, _) => { });
        using var tab = subscriptions.Subscribe(Workshop.Key("b"));

        await SaidAsync(said => said.Keys.SequenceEqual([Workshop.Key("b")]), "what somebody looks at");
    }

    private Task SaidAsync(Func<(IReadOnlyList<PanelKey> Keys, IReadOnlyList<PanelKey>? Gone), bool> what, string words) => Eventually.TrueAsync(() =>
    {
        at.Clock.Advance(TimeSpan.FromMilliseconds(50));
        return !at.Signals.Said.IsEmpty && what(at.Signals.Said.ToArray()[^1]);
    }, words);
}
