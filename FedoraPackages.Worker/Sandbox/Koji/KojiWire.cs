using System.Text;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>The hub's HTTP side (<c>upstreams/koji.md</c> §1): XML-RPC by POST, whose faults are answers like any other.</summary>
internal static class KojiWire
{
    public const string Path = "/kojihub";

    private const int LongestRequest = 4 * 1024 * 1024;

    private const string LengthRequired = "<html><body><h1>Length Required</h1></body></html>";

    public static void MapKoji(this IEndpointRouteBuilder app, SandboxWorld world)
    {
        var dispatch = new KojiDispatch(world);
        app.Map(Path + "/{**rest}", context => AnswerAsync(context, dispatch));
    }

    private static Task AnswerAsync(HttpContext context, KojiDispatch dispatch)
    {
        var request = context.Request;
        context.Response.Headers["Koji-Version"] = GeneralCalls.Version;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            const string Refusal = "Method Not Allowed\nThis is an XML-RPC server. Only POST requests are accepted.\n";
            return SendAsync(context, StatusCodes.Status405MethodNotAllowed, "text/plain", Encoding.ASCII.GetBytes(Refusal));
        }

        return request.ContentLength switch
        {
            null => SendAsync(context, StatusCodes.Status411LengthRequired, "text/html; charset=iso-8859-1", Encoding.ASCII.GetBytes(LengthRequired)),
            > LongestRequest => InvalidAsync(context, "Request too long"),
            0 => InvalidAsync(context, "Empty request"),
            var length => CallAsync(context, dispatch, (int)length),
        };
    }

    private static async Task CallAsync(HttpContext context, KojiDispatch dispatch, int length)
    {
        var body = new byte[length];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted).ConfigureAwait(false);
        byte[] answer;
        try
        {
            answer = XmlRpcWriter.Answer(Run(context.Request, dispatch, body));
        }
        catch (HubFaultException e)
        {
            var words = e.Code == HubFaultException.UnexpectedCode ? "<class 'Exception'>: " + e.Message : e.Message;
            answer = XmlRpcWriter.Fault(new XmlRpcFault(e.Code, words));
        }
        catch (XmlRpcException e)
        {
            await InvalidAsync(context, e.Message).ConfigureAwait(false);
            return;
        }

        await SendAsync(context, StatusCodes.Status200OK, "text/xml", answer).ConfigureAwait(false);
    }

    private static XmlRpcValue Run(HttpRequest request, KojiDispatch dispatch, byte[] body)
    {
        // The hub takes any query string for a session, and this type of content for an upload.
        if (request.QueryString.HasValue)
            throw HubFaultException.NoSession("'session-id' not specified in session args");
        if (request.ContentType == "application/octet-stream")
            throw HubFaultException.NotAllowed("you must be logged-in to upload a file");
        return dispatch.Run(XmlRpcReader.ReadCall(body));
    }

    private static Task InvalidAsync(HttpContext context, string why) =>
        SendAsync(context, StatusCodes.Status400BadRequest, "text/plain", Encoding.UTF8.GetBytes($"Invalid request: {why}"));

    private static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
