using Bunit;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Panels;
using FedoraPackages.Web.Hosting;
using FedoraPackages.Web.Live;
using FedoraPackages.Web.Names;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace FedoraPackages.Tests.Web;

/// <summary>What components need to be drawn: a real store in memory, the real reader, the test's clock, an interactive renderer.</summary>
internal sealed class Drawing : BunitContext
{
    // A busy machine draws late; the second that it has otherwise is a short one.
    static Drawing() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    public Drawing(FedoraSource source = FedoraSource.Live, bool interactive = true, Action<Drawing>? more = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.Configure<FedoraOptions>(o => o.Source = source);
        Services.AddSingleton<IPanelStore>(Store = SqlitePanelStore.InMemory(Clock, new RefreshTimings()));
        Services.AddSingleton<IPanelShelf>(provider => provider.GetRequiredService<IPanelStore>());
        Services.AddSingleton<IPanelLedger>(provider => provider.GetRequiredService<IPanelStore>());
        Services.AddSingleton<ISiteStore>(Store);
        Services.AddSingleton<IPanelSignals>(new RecordingSignals());
        Services.AddSingleton<ISiteSignals>(new SilentSite());
        Services.AddSingleton(SiteDocuments.Controls);
        Services.AddSingleton<SharedDocument<SiteControls>>();
        Services.AddSingleton<LiveControls>();
        Services.AddSingleton<StoreLink>();
        Services.AddSingleton<PanelMemory>();
        Services.AddSingleton<PanelReader>();
        Services.AddSingleton<PackageSubscriptions>();
        Services.AddSingleton<NameDirectory>();
        Services.AddSingleton<FedoraLinks>();
        more?.Invoke(this);
        SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public SqlitePanelStore Store { get; }

    public SharedDocument<SiteControls> Controls => Services.GetRequiredService<SharedDocument<SiteControls>>();

    public PackageSubscriptions Subscriptions => Services.GetRequiredService<PackageSubscriptions>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Swaps an answer in, as a worker would, and tells this node's tabs. Returns its generation.</summary>
    public async Task<long> KeepAsync<T>(PanelKind<T> kind, PanelKey key, T value)
        where T : class
    {
        var lease = await LeaseAsync(kind, key);
        var swap = await Store.SwapAsync(lease, new PanelAnswer(kind.Write(value), null, _ => true), Ct);
        return await EndAsync(lease, swap);
    }

    public async Task<long> FailAsync<T>(PanelKind<T> kind, PanelKey key)
        where T : class
    {
        var lease = await LeaseAsync(kind, key);
        var failure = new PanelFailure("Koji", "no answer within 30 s", Clock.GetUtcNow());
        return await EndAsync(lease, await Store.SwapFailureAsync(lease, failure, Ct));
    }

    public Task<long> KeepBuildsAsync(params KojiBuild[] builds) =>
        KeepAsync(KojiPanels.Builds, KojiPanels.Builds.For("guake"), new BuildList(builds.Length, [.. builds]));

    public KojiBuild Build(long id, BuildState state = BuildState.Complete, string release = "1.fc43") => new(
        id, "guake", null, "3." + id, release, state, "releng", id + 1_000, null, Clock.GetUtcNow().AddHours(-1_000 + id),
        state == BuildState.Building ? null : Clock.GetUtcNow().AddHours(-1_000 + id).AddMinutes(7), false, [], [], null);

    /// <summary>Moves the clock by steps until something is so. Between two of them there is time to read: a reader's patience is of this clock too.</summary>
    public void AdvanceUntil(TimeSpan step, Func<bool> so)
    {
        for (var steps = 0; !SpinWait.SpinUntil(so, TimeSpan.FromMilliseconds(50)); steps++)
        {
            Assert.InRange(steps, 0, 200);
            Clock.Advance(step);
        }
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Store.Dispose();
    }

    private async Task<PanelLease> LeaseAsync(PanelKind kind, PanelKey key)
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Store.MarkAsync([new PanelMark(key, RefreshLane.FirstView, "test", [])], Ct);
        var lease = await Store.TakeAsync(RefreshLane.Background, Ct);
        Assert.NotNull(lease);
        return lease;
    }

    private async Task<long> EndAsync(PanelLease lease, SwapResult swap)
    {
        Assert.True(swap.Written);
        await Store.FinishAsync(lease, RefreshEnd.Done, Ct);
        Services.GetRequiredService<PanelMemory>().Announce(lease.Key, swap.Generation);
        Subscriptions.Publish(lease.Key, swap.Generation);
        return swap.Generation;
    }
}
