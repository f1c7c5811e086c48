using MassTransit;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Every process hears it: a queue of its own that goes with it.</summary>
internal sealed class DocumentChangedConsumerDefinition : ConsumerDefinition<DocumentChangedConsumer>
{
    public DocumentChangedConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DocumentChangedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
