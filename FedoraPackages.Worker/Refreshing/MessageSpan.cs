using System.Diagnostics;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Telemetry;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>The first span of a trace: a message is dealt with, from whoever heard it.</summary>
internal static class MessageSpan
{
    public static async Task RunAsync(FedoraMessage message, string via, Func<Task> work)
    {
        using var span = Spans.Begin("message", ActivityKind.Consumer).With("topic", message.Topic).With("id", message.Id).With("via", via);
        try
        {
            await work();
        }
        catch (Exception e)
        {
            span.Failed(e);
            throw;
        }
    }

    /// <summary>What became of it, on the present span.</summary>
    public static void Became(string outcome) => Spans.Current.With("outcome", outcome);
}
