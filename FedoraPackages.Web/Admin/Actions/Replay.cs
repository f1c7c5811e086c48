using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>Hands a message to the workers once more, as it came. Subject: its number among the last messages.</summary>
internal sealed class Replay(Journal<MessageNote> messages, PanelBus bus) : IAdminAction
{
    public string Name => "replay";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var note = await messages.FindAsync(subject, ct) ?? throw new AdminException("that message is not kept any more");
        var body = note.Body ?? throw new AdminException("that message was too large to be kept");
        await bus.SendAsync(new FedoraMessage(note.Topic, note.Id, note.SentAt, body), ct);
        return $"{note.Topic} is read again";
    }
}
