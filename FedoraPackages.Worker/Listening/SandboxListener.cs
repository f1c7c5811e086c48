using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Refreshing;
using FedoraPackages.Worker.Sandbox.Story;

namespace FedoraPackages.Worker.Listening;

/// <summary>Hears the sandbox in this process and passes its messages on to our own bus, but for those about what somebody looks at.</summary>
internal sealed class SandboxListener(PanelBus bus, WatchedFirst first) : ISandboxAudience
{
    public async Task HearAsync(SandboxMessage message, CancellationToken ct)
    {
        var heard = new FedoraMessage(message.Topic, message.Id, message.SentAt, message.Body);
        if (!await first.TryMarkAsync(heard, ct))
            await bus.SendAsync(heard, ct);
    }
}
