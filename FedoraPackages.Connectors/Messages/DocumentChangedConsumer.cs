using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;
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
