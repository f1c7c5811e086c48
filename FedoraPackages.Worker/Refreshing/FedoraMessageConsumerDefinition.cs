using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using MassTransit;

namespace FedoraPackages.Worker.Refreshing;

internal sealed class FedoraMessageConsumerDefinition : ConsumerDefinition<FedoraMessageConsumer>
{
    private const int WithoutEnd = int.MaxValue;

    /// <summary>As many go into one write of marks in a burst; and as many bodies are in memory at once.</summary>
    private const int AtOnce = 32;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Growing = TimeSpan.FromMilliseconds(200);

    public FedoraMessageConsumerDefinition() => Endpoint(e =>
    {
        e.Name = PanelBus.MessagesQueue;
        e.PrefetchCount = AtOnce;
        e.ConcurrentMessageLimit = AtOnce;
        e.ConfigureConsumeTopology = false;
    });

    // A message that cannot be read is ignored, not thrown. What is away comes back, and until then the message stays in its queue;
    // anything else is our mistake, and goes to the error queue for somebody to look at.
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<FedoraMessageConsumer> consumerConfigurator,
        IRegistrationContext context)
    {
        endpointConfigurator.PublishFaults = false;
        endpointConfigurator.UseMessageRetry(retry => retry
            .Exponential(WithoutEnd, First, TimeSpan.FromSeconds(5), Growing)
            .Handle(typeof(StoreAwayException), typeof(BusAwayException)));
        endpointConfigurator.UseMessageRetry(retry => retry
            .Exponential(8, First, TimeSpan.FromSeconds(10), Growing)
            .Ignore(typeof(StoreAwayException), typeof(BusAwayException)));
    }
}
