using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Tests.Connectors.Upstreams;

/// <summary>A real HTTP server on a free port of the loopback, which answers as the test says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> queries = new();
    private int requests;

    private ScriptedServer(WebApplication app)
    {
        this.app = app;
        app.Run(async context =>
        {
            queries.Enqueue(context.Request.QueryString.Value ?? "");
            Interlocked.Increment(ref requests);
            await Answer(context);
        });
    }

    /// <summary>How the next requests are answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = static context => Status(context, StatusCodes.Status404NotFound);

    public Uri Url => new(app.Urls.Single());

    /// <summary>How many requests have come.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>The query strings of all requests, empty ones too.</summary>
    public IReadOnlyCollection<string> Queries => queries;

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            // A reader that stops reading is what these tests are about.
            kestrel.Limits.MinResponseDataRate = null;
        });
        var server = new ScriptedServer(builder.Build());
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Answers 200 with a whole body and its length.</summary>
    public static async Task Send(HttpContext context, byte[] body, string contentType = "text/xml")
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Answers the first part of a body and then cuts the connection.</summary>
    public static async Task SendHalf(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "text/xml";
        context.Response.Headers.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    /// <summary>Never answers; ends when the client goes away.</summary>
    public static async Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Url} after {Requests} requests");

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
