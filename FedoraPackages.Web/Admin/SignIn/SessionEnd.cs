using System.Security.Claims;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Admin.SignIn;

/// <summary>Ends a session on all nodes, and in all its tabs: a cookie that was copied is of no use afterwards.</summary>
internal sealed class SessionEnd(SharedDocument<SiteControls> controls, TimeProvider clock, ILogger<SessionEnd> log)
{
    public async Task EndAsync(ClaimsPrincipal user)
    {
        if (AdminSession.IdOf(user) is not { } id)
            return;
        var now = clock.GetUtcNow();
        try
        {
            await controls.UpdateAsync(
                all => all with
                {
                    Ended = all.Ended.RemoveRange(all.Ended.Where(e => e.Value <= now).Select(e => e.Key)).SetItem(id, AdminSession.UntilOf(user))
                },
                tell: true,
                CancellationToken.None);
        }
        catch (StoreAwayException e)
        {
            // The browser lets go of it; it runs out by itself.
            AdminLog.Failed(log, "sign-out on all nodes", e);
        }
    }
}
