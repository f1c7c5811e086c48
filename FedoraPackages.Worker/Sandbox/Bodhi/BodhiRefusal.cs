using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>An error in cornice's form (<c>upstreams/http.md</c> §1.4).</summary>
internal sealed class BodhiRefusal(int status, string location, string name, string description) : Exception(description)
{
    public int Status => status;

    public JsonObject Body => new()
    {
        ["status"] = "error",
        ["errors"] = new JsonArray(new JsonObject { ["location"] = location, ["name"] = name, ["description"] = Message }),
    };

    /// <summary>A parameter that cannot be.</summary>
    public static BodhiRefusal Of(string parameter, string description) => new(StatusCodes.Status400BadRequest, "querystring", parameter, description);

    public static BodhiRefusal NotFound(string description) => new(StatusCodes.Status404NotFound, "url", "id", description);
}
