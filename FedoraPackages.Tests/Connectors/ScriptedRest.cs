using System.Collections.Concurrent;
using System.Text;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors;

/// <summary>A service on the wire that answers GETs as the test says, and its room registered against it.</summary>
internal sealed class ScriptedRest : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> asked = new();
    private readonly ServiceProvider services;

    private ScriptedRest(ScriptedServer server, string service, Func<IServiceCollection, IConfiguration, IServiceCollection> add)
    {
        Server = server;
        Server.Answer = AnswerAsync;
        // Without the slash at its end, as somebody will write it.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Upstreams:{service}:Url", server.Url.ToString().TrimEnd('/'))]).Build();
        services = add(new ServiceCollection().AddLogging(), configuration).BuildServiceProvider();
    }

    public ScriptedServer Server { get; }

    /// <summary>The answer to a path with its query, below the service's address: status and body.</summary>
    public Func<HttpRequest, (int Status, string Body)> Answer { get; set; } = static _ => (404, "{}");

    public string ContentType { get; set; } = "application/json";

    /// <summary>What has been asked, in order.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    public static async Task<ScriptedRest> StartAsync(string service, Func<IServiceCollection, IConfiguration, IServiceCollection> add) =>
        new(await ScriptedServer.StartAsync(), service, add);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public IPanelSource Source(PanelKind kind) => services.GetServices<IPanelSource>().Single(s => s.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        asked.Enqueue(context.Request.Path + context.Request.QueryString);
        var (status, body) = Answer(context.Request);
        context.Response.StatusCode = status;
        await ScriptedServer.Send(context, Encoding.UTF8.GetBytes(body), ContentType);
    }
}
