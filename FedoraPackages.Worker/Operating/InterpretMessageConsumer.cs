using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Refreshing;
using MassTransit;

namespace FedoraPackages.Worker.Operating;

/// <summary>Says what a message would do. Workers share the question.</summary>
internal sealed class InterpretMessageConsumer(MessageInterpreter interpreter) : IConsumer<InterpretMessage>
{
    public async Task Consume(ConsumeContext<InterpretMessage> context)
    {
        var found = await interpreter.InterpretAsync(context.Message.Message, context.CancellationToken);
        await context.RespondAsync(new MessageInterpreted(
            [.. found.Facts.Select(f => f.Words)], [.. found.Stale.Select(s => s.Key.ToString())], found.Ignored, found.Detail));
    }
}
