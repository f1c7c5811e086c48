using FedoraPackages.Web.Admin;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace FedoraPackages.Web.Hosting;

/// <summary>
/// Refuses a live connection that there is no room for, a tab's as well as a program's, before anything is made for it. Pages are complete
/// without: their script asks whether there is room, and says so.
/// </summary>
internal sealed class ConnectionLimit(ConnectionRoom room, TimeProvider clock, ILogger<ConnectionLimit> logger) : IMiddleware
{
    public const string RoomPath = "/connections/room";

    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1);

    private readonly ToldByKind told = new(clock, 1, ToldEvery);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(RoomPath, (HttpContext context, ConnectionRoom room) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { room = room.WhyNot(context.Connection.RemoteIpAddress) is null });
    });

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<HubMetadata>() is null)
            return next(context);
        // What is agreed upon would only be refused afterwards; and it is something already, so it holds a place until it is used.
        if (endpoint.Metadata.GetMetadata<NegotiateMetadata>() is not null)
            return room.TryReserve(context.Connection.RemoteIpAddress, out var why) ? next(context) : RefuseAsync(context, why);
        var id = context.Request.Query["id"].ToString();
        // The newer HTTP opens a WebSocket with CONNECT. The rest belongs to a connection that there is.
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsConnect(context.Request.Method) ? HoldAsync(context, id, next)
            : HttpMethods.IsDelete(context.Request.Method) ? EndAsync(context, id, next)
            : next(context);
    }

    private async Task HoldAsync(HttpContext context, string id, RequestDelegate next)
    {
        var connection = id.Length > 0 ? id : Guid.NewGuid().ToString("N");
        if (!room.TryEnter(context.Connection.RemoteIpAddress, connection, out var why))
        {
            await RefuseAsync(context, why);
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            room.Leave(connection, goesOn: id.Length > 0 && IsPoll(context) && context.Response.StatusCode == StatusCodes.Status200OK);
        }
    }

    private async Task EndAsync(HttpContext context, string id, RequestDelegate next)
    {
        await next(context);
        room.End(id);
    }

    // A WebSocket's answer is another one, and a stream of events ends with its request.
    private static bool IsPoll(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private Task RefuseAsync(HttpContext context, string why)
    {
        if (told.Tells(why, out var more))
            Log.ConnectionRefused(logger, why, more);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "15";
        return context.Response.WriteAsync("Too many connections are open on this site just now.\n", context.RequestAborted);
    }
}
