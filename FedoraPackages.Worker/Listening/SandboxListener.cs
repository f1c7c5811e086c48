using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Sandbox.Story;

namespace FedoraPackages.Worker.Listening;

/// <summary>Hears the sandbox in this process and passes its messages on to our own bus.</summary>
internal sealed class SandboxListener(PanelBus bus) : ISandboxAudience
{
    public Task HearAsync(SandboxMessage message, CancellationToken ct) =>
        bus.SendAsync(new FedoraMessage(message.Topic, message.Id, message.SentAt, message.Body), ct);
}
