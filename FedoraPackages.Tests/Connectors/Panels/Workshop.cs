using System.Diagnostics.Metrics;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>Store, source, refresher and reader wired together without a bus, on the test's clock.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public Workshop()
    {
        Store = SqlitePanelStore.InMemory(Clock, Timings);
        Memory = new PanelMemory(Clock);
        Metrics = new PanelMetrics(services.GetRequiredService<IMeterFactory>());
        Refresher = new PanelRefresher(Store, [Source], Signals, Metrics, Timings, Clock, NullLogger<PanelRefresher>.Instance);
        Link = new StoreLink(Clock, NullLogger<StoreLink>.Instance);
        Bus = new BusLink(Clock, NullLogger<BusLink>.Instance);
        Reader = new PanelReader(Memory, Store, Link, Signals, Clock, NullLogger<PanelReader>.Instance);
        Signals.OnRefreshed = (key, generation) =>
        {
            Memory.Announce(key, generation);
            return Task.CompletedTask;
        };
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public RefreshTimings Timings { get; } = new();

    public ScriptedSource Source { get; } = new();

    public RecordingSignals Signals { get; } = new();

    public SqlitePanelStore Store { get; }

    public StoreLink Link { get; }

    public BusLink Bus { get; }

    public PanelMemory Memory { get; }

    public PanelMetrics Metrics { get; }

    public PanelRefresher Refresher { get; }

    public PanelReader Reader { get; }

    public IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static PanelKey Key(string package = "guake") => ScriptedSource.Notes.For(package);

    /// <summary>What marks many panels within the budgets of Koji and Bodhi, one a second.</summary>
    public InTurn InTurn(params IPanelSource[] sources) => new(Store, sources, Gauges);

    /// <summary>Of Koji and Bodhi.</summary>
    public IReadOnlyList<UpstreamGauge> Gauges =>
        [.. new[] { "Koji", "Bodhi" }.Select(service => new UpstreamGauge(new UpstreamGate(service), new UpstreamOptions(), Clock))];

    public Task<Panel<Note>> ReadAsync(string package = "guake") => Reader.ReadAsync(ScriptedSource.Notes, Key(package), Ct);

    public Task MarkAsync(string package = "guake", RefreshLane lane = RefreshLane.Watched, params FedoraPackages.Connectors.Panels.Facts.Fact[] facts) =>
        Store.MarkAsync([new PanelMark(Key(package), lane, "because", facts)], Ct);

    /// <summary>Takes and refreshes until nothing is due now; returns how many refreshes that were.</summary>
    public async Task<int> RefreshDueAsync()
    {
        var count = 0;
        for (; await Store.TakeAsync(RefreshLane.Background, Ct) is { } lease; count++)
            await Refresher.RefreshAsync(lease, Ct);
        return count;
    }

    public void Dispose()
    {
        Memory.Dispose();
        Store.Dispose();
        services.Dispose();
    }
}
