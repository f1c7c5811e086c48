using FedoraPackages.Connectors.Operations;
using Microsoft.AspNetCore.Authorization;

namespace FedoraPackages.Web.Admin;

/// <summary>
/// The one rule of who is an administrator: whoever has a session that has neither run out nor been ended. Asked before every action, because a
/// circuit or a hub's connection may outlive the session it began with.
/// </summary>
internal sealed class AdminPolicy(SharedDocument<SiteControls> controls, TimeProvider clock) : AuthorizationHandler<AdminPolicy.Requirement>
{
    public const string Name = "admin";

    /// <summary>Why a session that may well stand is not accepted just now.</summary>
    public const string NotKnown = "it is not known yet whether this session was ended, because this site's store has not answered: try again in a moment";

    /// <summary>A store that is merely slow is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Add(AuthorizationOptions options) =>
        options.AddPolicy(Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement()));

    /// <summary>True when there was nothing to decide by.</summary>
    public static bool IsNotKnown(AuthorizationFailure? failure) => failure?.FailureReasons.Any(r => r.Message == NotKnown) == true;

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (AdminSession.IdOf(context.User) is not { } session || AdminSession.UntilOf(context.User) <= clock.GetUtcNow())
            return;
        if (!await KnowsTheEndedAsync())
            context.Fail(new AuthorizationFailureReason(this, NotKnown));
        else if (!controls.Current.Ended.ContainsKey(session))
            context.Succeed(requirement);
    }

    // After a start, a session that was ended looks like any other until those that were have been read once.
    private async Task<bool> KnowsTheEndedAsync()
    {
        if (controls.HasBeenRead)
            return true;
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await controls.LookAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception)
        {
            // What keeps it from being read is said by those who look every second.
        }

        return controls.HasBeenRead;
    }

    internal sealed record Requirement : IAuthorizationRequirement;
}
