using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>A paused service is asked again, and what has waited for it is refreshed. Subject: its name.</summary>
internal sealed class Resume(SharedDocument<SiteControls> controls) : IAdminAction
{
    public string Name => "resume";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        var was = false;
        await controls.UpdateAsync(
            now =>
            {
                was = now.PauseOf(subject) is not null;
                return was ? now with { Paused = now.Paused.Remove(subject) } : now;
            },
            tell: true,
            ct);
        return was ? $"{subject} goes on" : throw new AdminException("that service is not paused");
    }
}
