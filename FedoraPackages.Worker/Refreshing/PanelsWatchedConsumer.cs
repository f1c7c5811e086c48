using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>Somebody looks: what waits in the background for that key goes sooner. Said again every thirty seconds, so it holds in an outage.</summary>
internal sealed class PanelsWatchedConsumer(WatchedKeys watched, IPanelStore store, RefreshPump pump) : IConsumer<PanelsWatched>
{
    public async Task Consume(ConsumeContext<PanelsWatched> context)
    {
        watched.Update(context.Message.Node, context.Message.Keys);
        var marks = context.Message.Keys.Select(PanelMark.Hastening).ToList();
        try
        {
            if (marks.Count > 0 && await store.MarkAsync(marks, context.CancellationToken))
                pump.Wake();
        }
        catch (StoreAwayException)
        {
            // Said again in thirty seconds; the store's link has said that it is away.
        }
    }
}

/// <summary>Every worker hears it: a queue of its own that goes with the process.</summary>
internal sealed class PanelsWatchedConsumerDefinition : ConsumerDefinition<PanelsWatchedConsumer>
{
    public PanelsWatchedConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    // Said again soon, or found out by the sweep: what fails here is not kept for anybody.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<PanelsWatchedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
