using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

internal sealed class RefreshNowConsumerDefinition : ConsumerDefinition<RefreshNowConsumer>
{
    public RefreshNowConsumerDefinition() => Endpoint(e =>
    {
        e.Name = PanelBus.NowQueue;
        e.PrefetchCount = 1;
        e.ConcurrentMessageLimit = 1;
        e.ConfigureConsumeTopology = false;
    });
}
