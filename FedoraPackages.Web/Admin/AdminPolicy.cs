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

    public static void Add(AuthorizationOptions options) =>
        options.AddPolicy(Name, policy => policy.RequireAuthenticatedUser().AddRequirements(new Requirement()));

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (AdminSession.IdOf(context.User) is { } session && AdminSession.UntilOf(context.User) > clock.GetUtcNow() && !controls.Current.Ended.ContainsKey(session))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    internal sealed record Requirement : IAuthorizationRequirement;
}
