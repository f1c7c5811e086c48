using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace FedoraPackages.Web.Admin;

/// <summary>For administrators' programs: <c>Act(action, subject)</c> does what the pages do, and returns in words what came of it.</summary>
[Authorize(AdminPolicy.Name)]
internal sealed class AdminHub(AdminDesk desk) : Hub
{
    public const string Path = "/hubs/admin";

    public async Task<string> Act(string? action, string? subject)
    {
        var result = await desk.ActAsync(Context.User!, action ?? "", subject ?? "", "hub");
        return result.Outcome == AdminOutcome.Done ? result.Words : throw new HubException(result.Words);
    }
}
