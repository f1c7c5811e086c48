using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Worker.Sandbox.Bugzilla;

/// <summary>An error as Bugzilla's REST tells it (<c>upstreams/http.md</c> §2.4).</summary>
internal sealed class BugzillaRefusal(int status, int code, string message) : Exception(message)
{
    public int Status => status;

    public JsonObject Body => new()
    {
        ["error"] = true,
        ["code"] = code,
        ["message"] = Message,
        ["documentation"] = "https://bugzilla.sandbox.invalid/docs/api/",
    };

    public static BugzillaRefusal NoSuchBug(string id) => new(StatusCodes.Status404NotFound, 101, $"Bug #{id} does not exist.");

    public static BugzillaRefusal Restricted(long id) => new(StatusCodes.Status401Unauthorized, 102, $"You are not authorized to access bug #{id}.");

    public static BugzillaRefusal BadName(string name) =>
        new(StatusCodes.Status400BadRequest, 100, $"'{name}' is not a valid bug number nor an alias to a bug.");

    public static BugzillaRefusal MissingParameter(string words) => new(StatusCodes.Status400BadRequest, 50, words);

    public static BugzillaRefusal NoSuchResource() => new(StatusCodes.Status404NotFound, 32614, "A REST API resource was not found.");
}
