using FedoraPackages.Connectors.Datagrepper;
using FedoraPackages.Connectors.History;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>A worker as far as it listens: what it hears is marked in a store of its own and written down.</summary>
internal static class ListeningNode
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="bus">A broker for our own bus.</param>
    public static Task<BusNode> StartAsync(
        Uri bus, FedoraBusSettings settings, Action<IServiceCollection>? more = null) => BusNode.StartAsync(bus, (services, _) =>
    {
        services
            .AddMetrics()
            .AddSingleton<PanelMetrics>()
            .AddSingleton(_ => SqlitePanelStore.InMemory(TimeProvider.System, new RefreshTimings()))
            .AddSingleton<ISiteStore>(provider => provider.GetRequiredService<SqlitePanelStore>())
            .AddSingleton<IPanelStore>(provider => provider.GetRequiredService<SqlitePanelStore>())
            .AddOperations()
            .AddSingleton<MessageLog>()
            .AddHostedService(provider => provider.GetRequiredService<MessageLog>())
            .AddSingleton(TopicPrefixes.Production)
            .AddSingleton<MessageReaders>()
            .AddSingleton<IMessageReader, KojiMessageReader>()
            .AddSingleton<IPanelSource, CannedBuilds>()
            .AddSingleton<KnownNames>()
            .AddSingleton<WatchedKeys>()
            .AddSingleton<MessageInterpreter>()
            .AddSingleton<MarkWriter>()
            .AddSingleton<HistoryJournal>()
            .AddSingleton<MessageMarker>()
            .AddInbox()
            .AddSingleton<QueueName>()
            .AddSingleton<Reception>()
            .AddSingleton<MissedMessages>()
            .AddSingleton(settings)
            .AddHostedService<FedoraBusListener>();
        more?.Invoke(services);
    });

    /// <summary>What it has written down of what it heard, in that order.</summary>
    public static async Task<IReadOnlyList<MessageNote>> HeardAsync(this BusNode node) =>
        [.. (await node.Services.GetRequiredService<Journal<MessageNote>>().ReadAsync(null, Ct)).Select(e => e.Entry)];

    /// <summary>How far it has heard, and what of it was missed.</summary>
    public static SharedDocument<ListeningState> State(this BusNode node) => node.Services.GetRequiredService<SharedDocument<ListeningState>>();

    public static async Task KeepNamesAsync(IPanelStore store, params IReadOnlyList<string> packages)
    {
        var kind = KojiPanels.Names;
        await store.MarkAsync([new PanelMark(kind.Site, RefreshLane.FirstView, "start", [])], Ct);
        var lease = await store.TakeAsync(RefreshLane.FirstView, Ct);
        var value = kind.Write(new NameList([.. packages.Select(name => new ListedPackage(name, Retired: false))]));
        await store.SwapAsync(lease!, new PanelAnswer(value, null, _ => true), Ct);
        await store.FinishAsync(lease!, RefreshEnd.Done, Ct);
    }
}
