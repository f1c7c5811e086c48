using System.Collections.Frozen;
using System.Security.Claims;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Web.Admin.Actions;
using Microsoft.AspNetCore.Authorization;

namespace FedoraPackages.Web.Admin;

/// <summary>
/// The one way to do anything as an administrator, over a circuit, the hub and HTTP alike: looks whether they still are one, does it, and
/// writes it down.
/// </summary>
internal sealed class AdminDesk(
    IAuthorizationService authorization, IEnumerable<IAdminAction> actions, AuditLog audit, Refusals refusals, ILogger<AdminDesk> log)
{
    private const string NotAllowed = "not signed in as an administrator, or no longer";

    private readonly FrozenDictionary<string, IAdminAction> actions = actions.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public async Task<bool> IsAdminAsync(ClaimsPrincipal user) => await WhyNotAsync(user) is null;

    /// <summary>What has been begun is done and written down, even when whoever asked has gone meanwhile.</summary>
    /// <param name="via">"circuit", "hub" or "HTTP".</param>
    public async Task<AdminResult> ActAsync(ClaimsPrincipal user, string action, string subject, string via)
    {
        var wanted = actions.GetValueOrDefault(action);
        if (await WhyNotAsync(user) is { } whyNot)
        {
            refusals.Note($"{wanted?.Name ?? "an unknown action"} over the {via}", whyNot);
            return new AdminResult(AdminOutcome.Refused, whyNot);
        }

        if (wanted is null)
            return new AdminResult(AdminOutcome.Failed, "there is no such action");
        var who = AdminSession.NameOf(user);
        var result = await DoAsync(wanted, subject.Trim(), who);
        await audit.WriteAsync(who, wanted.NameIn(subject.Trim()), subject.Trim(), result.Words);
        return result;
    }

    private async Task<string?> WhyNotAsync(ClaimsPrincipal user)
    {
        var asked = await authorization.AuthorizeAsync(user, null, AdminPolicy.Name);
        return asked.Succeeded ? null : AdminPolicy.IsNotKnown(asked.Failure) ? AdminPolicy.NotKnown : NotAllowed;
    }

    private async Task<AdminResult> DoAsync(IAdminAction action, string subject, string who)
    {
        try
        {
            return new AdminResult(AdminOutcome.Done, await action.DoAsync(subject, who, CancellationToken.None));
        }
        catch (AdminException e)
        {
            return new AdminResult(AdminOutcome.Failed, e.Message);
        }
        catch (StoreAwayException)
        {
            return new AdminResult(AdminOutcome.Failed, "this site's store does not answer");
        }
        catch (BusAwayException)
        {
            return new AdminResult(AdminOutcome.Failed, "this site's own bus is away, or no worker answers");
        }
        catch (Exception e)
        {
            AdminLog.Failed(log, action.Name, e);
            return new AdminResult(AdminOutcome.Failed, "it failed; the log says why");
        }
    }
}
