using System.Globalization;
using System.Text.Json.Nodes;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Datagrepper;

/// <summary>The invented archive of the bus (<c>upstreams/bus.md</c> §2): its search, with the questions that mean what one does not think.</summary>
internal sealed class DatagrepperPiece(ToldMessages told, TimeProvider clock) : ISandboxPiece
{
    private const int UsualRows = 25;
    private const int MostRows = 100;

    /// <summary>What is meant where no beginning is given.</summary>
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(1);

    public string Service => "Datagrepper";

    public string Path => "/datagrepper/";

    public void Map(IEndpointRouteBuilder app) => app.MapGet(Path + "v2/search", SearchAsync);

    private Task SearchAsync(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return SendAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", "<!DOCTYPE html><title>datagrepper</title>");
        var query = context.Request.Query;
        if (Number(query["rows_per_page"], UsualRows) is not (>= 1 and <= MostRows and var rows) || Number(query["page"], 1) is not (>= 1 and var page))
            return SendAsync(context, StatusCodes.Status400BadRequest, "application/json", """{"error":"rows_per_page must be at most 100"}""");
        var end = Time(query["end"]) ?? clock.GetUtcNow();
        var start = Time(query["start"]) ?? end - UsualSpan;
        var (topics, packages) = (query["topic"].ToHashSet(StringComparer.Ordinal), query["package"].ToHashSet(StringComparer.Ordinal));
        var found = told.All()
            .Where(m => m.SentAt >= start && m.SentAt <= end
                && (topics.Count == 0 || topics.Contains(m.Topic))
                && (packages.Count == 0 || packages.Any(p => m.Headers.ContainsKey("fedora_messaging_rpm_" + p))))
            .OrderBy(m => m.SentAt).ToList();
        if (query["order"] != "asc")
            found.Reverse();
        var answer = new JsonObject
        {
            ["arguments"] = new JsonObject { ["page"] = page, ["rows_per_page"] = rows },
            ["count"] = Math.Clamp(found.Count - ((page - 1) * rows), 0, rows),
            ["pages"] = (found.Count + rows - 1) / rows,
            ["total"] = found.Count,
            ["raw_messages"] = new JsonArray([.. found.Skip((page - 1) * rows).Take(rows).Select(Row)]),
        };
        return SendAsync(context, StatusCodes.Status200OK, "application/json", answer.ToJsonString());
    }

    private static JsonObject Row(SandboxMessage message) => new()
    {
        ["topic"] = message.Topic,
        ["id"] = message.Id,
        ["headers"] = new JsonObject(message.Headers.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)JsonValue.Create(h.Value)))),
        ["body"] = JsonNode.Parse(message.Body),
        ["priority"] = message.Headers.TryGetValue("priority", out var priority) ? JsonValue.Create(priority) : null,
        ["queue"] = null,
    };

    private static int Number(string? text, int usual) =>
        text is null ? usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static DateTimeOffset? Time(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e11
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static Task SendAsync(HttpContext context, int status, string type, string body)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        return context.Response.WriteAsync(body);
    }
}
