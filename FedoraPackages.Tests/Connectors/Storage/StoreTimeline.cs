using System.Text;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>A store with a clock of the test's own, and short words for what one does with it.</summary>
internal sealed class StoreTimeline(Func<FakeTimeProvider, IPanelStore> open)
{
    public static readonly PanelKey Guake = new("builds", 1, "guake");
    public static readonly PanelKey Bash = new("builds", 1, "bash");

    private IPanelStore? store;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public IPanelStore Store => store ??= open(Clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<bool> MarkAsync(PanelKey key, RefreshLane lane, MarkWhen when = MarkWhen.Always, params Fact[] facts) =>
        Store.MarkAsync([new PanelMark(key, lane, "because", facts, when)], Ct);

    public Task<PanelLease?> TakeAsync(RefreshLane slowest = RefreshLane.Background) => Store.TakeAsync(slowest, Ct);

    public async Task<PanelLease> MustTakeAsync(RefreshLane slowest = RefreshLane.Background)
    {
        var lease = await TakeAsync(slowest);
        Assert.NotNull(lease);
        return lease;
    }

    public Task<SwapResult> SwapAsync(PanelLease lease, string value) =>
        Store.SwapAsync(lease, new PanelAnswer(Encoding.UTF8.GetBytes(value), null, _ => true), Ct);

    public Task<SwapResult> FailAsync(PanelLease lease, string reason = "answered with status 500") =>
        Store.SwapFailureAsync(lease, new PanelFailure("Koji", reason, Clock.GetUtcNow()), Ct);

    public Task FinishAsync(PanelLease lease, RefreshEnd? end = null) => Store.FinishAsync(lease, end ?? RefreshEnd.Done, Ct);

    /// <summary>A whole refresh.</summary>
    public async Task<SwapResult> RefreshAsync(string value)
    {
        var lease = await MustTakeAsync();
        var swap = await SwapAsync(lease, value);
        await FinishAsync(lease);
        return swap;
    }

    public async Task<string?> ValueAsync(PanelKey key) =>
        await Store.ReadAsync(key, Ct) is { } entry ? Encoding.UTF8.GetString(entry.Value) : null;

    public async Task<TimeSpan?> DueInAsync(RefreshLane slowest = RefreshLane.Background) => await Store.NextDueAsync(slowest, Ct);

    public BuildChanged Build(long id, BuildState state) => new("guake", Clock.GetUtcNow(), id, state);
}
