using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>An upstream service is not asked any more, and its panels say so. Subject: its name.</summary>
internal sealed class Pause(PanelKinds kinds, SharedDocument<SiteControls> controls, TimeProvider clock) : IAdminAction
{
    public string Name => "pause";

    public async Task<string> DoAsync(string subject, string who, CancellationToken ct)
    {
        if (kinds.Services.All(service => service.Name != subject))
            throw new AdminException("no such service");
        var pause = new ServicePause(clock.GetUtcNow(), who);
        await controls.UpdateAsync(now => now.PauseOf(subject) is null ? now with { Paused = now.Paused.Add(subject, pause) } : now, tell: true, ct);
        return $"{subject} is paused";
    }
}
