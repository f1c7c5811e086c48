using System.Collections.Concurrent;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Stands between the site and one of the sandbox's services that are asked by GET: passes on, changes what comes back, or misbehaves.</summary>
internal sealed class RestInBetween : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly ScriptedServer server;
    private readonly ConcurrentDictionary<string, byte[]> last = new(StringComparer.Ordinal);

    private RestInBetween(string service, ScriptedServer server)
    {
        Service = service;
        this.server = server;
        server.Answer = AnswerAsync;
    }

    /// <summary>As in the settings: "Bodhi".</summary>
    public string Service { get; }

    public Uri Url => server.Url;

    /// <summary>The sandbox's service, once it runs.</summary>
    public Uri? Behind { get; set; }

    /// <summary>Null: pass on. Else what is answered instead.</summary>
    public Func<HttpContext, Task>? Fault { get; set; }

    /// <summary>How much later than the sandbox it answers.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>Changes the body of an answer to a path with its query.</summary>
    public Func<string, byte[], byte[]>? Change { get; set; }

    /// <summary>A service behind its own messages: what has been asked before is answered as it was then.</summary>
    public bool Lags { get; set; }

    public int Requests => server.Requests;

    public static async Task<RestInBetween> StartAsync(string service) => new(service, await ScriptedServer.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Fault is { } fault)
        {
            await fault(context);
            return;
        }

        await Eventually.TrueAsync(() => Behind is not null, "the sandbox's address is known");
        var path = $"{context.Request.Path.ToUriComponent().TrimStart('/')}{context.Request.QueryString}";
        if (Lags && last.TryGetValue(path, out var before))
        {
            await ScriptedServer.Send(context, before, "application/json");
            return;
        }

        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(Behind!, path));
        question.Headers.TryAddWithoutValidation("Accept", (string?)context.Request.Headers.Accept);
        using var answer = await client.SendAsync(question, context.RequestAborted);
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode && Change is { } change)
            body = change(path, body);
        if (answer.IsSuccessStatusCode)
            last[path] = body;
        if (Slowness > TimeSpan.Zero)
            await Task.Delay(Slowness, TimeProvider.System, context.RequestAborted);
        await ScriptedServer.Send(context, body, answer.Content.Headers.ContentType?.ToString() ?? "text/plain");
    }
}
