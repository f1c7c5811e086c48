using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Storage;
using MassTransit;

namespace FedoraPackages.Connectors.Messages;

/// <summary>A document was written somewhere: it is read again here.</summary>
internal sealed class DocumentChangedConsumer(IEnumerable<ISharedDocument> documents) : IConsumer<DocumentChanged>
{
    public async Task Consume(ConsumeContext<DocumentChanged> context)
    {
        try
        {
            foreach (var document in documents.Where(d => d.Name == context.Message.Name))
                await document.LookAsync(context.CancellationToken).ConfigureAwait(false);
        }
        catch (StoreAwayException)
        {
            // Looked at again within a second.
        }
    }
}

/// <summary>Every process hears it: a queue of its own that goes with it.</summary>
internal sealed class DocumentChangedConsumerDefinition : ConsumerDefinition<DocumentChangedConsumer>
{
    public DocumentChangedConsumerDefinition() => Endpoint(e => e.OfThisProcess());

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<DocumentChangedConsumer> consumerConfigurator,
        IRegistrationContext context) => endpointConfigurator.KeepNothing();
}
