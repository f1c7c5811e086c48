using FedoraPackages.Connectors.Messages;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

internal sealed class RefreshBackgroundConsumerDefinition : ConsumerDefinition<RefreshBackgroundConsumer>
{
    public RefreshBackgroundConsumerDefinition() => Endpoint(e =>
    {
        e.Name = PanelBus.BackgroundQueue;
        e.PrefetchCount = 1;
        e.ConcurrentMessageLimit = 1;
        e.ConfigureConsumeTopology = false;
    });
}
