using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Worker.Sandbox.Story;

namespace FedoraPackages.Worker.Listening;

/// <summary>Hears the sandbox in this process.</summary>
internal sealed class SandboxListener(MessageInbox inbox) : ISandboxAudience
{
    public Task HearAsync(SandboxMessage message, CancellationToken ct) =>
        inbox.HearAsync(new FedoraMessage(message.Topic, message.Id, message.SentAt, message.Body), PanelMetrics.Live, ct);
}
