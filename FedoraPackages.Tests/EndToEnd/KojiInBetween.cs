using System.Collections.Concurrent;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Stands between the site and the sandbox's Koji: passes calls on, counts who is asked about, and misbehaves when told to.</summary>
internal sealed class KojiInBetween : IAsyncDisposable
{
    private readonly HttpClient client = new();
    private readonly ScriptedServer server;
    private readonly ConcurrentDictionary<string, byte[]> last = new(StringComparer.Ordinal);
    private volatile HeldAnswers? held;

    private KojiInBetween(ScriptedServer server)
    {
        this.server = server;
        server.Answer = AnswerAsync;
    }

    public Uri Url => new(server.Url, "/kojihub");

    /// <summary>The sandbox's hub, once it runs.</summary>
    public Uri? Hub { get; set; }

    /// <summary>Null: pass on. Else what is answered instead.</summary>
    public Func<HttpContext, Task>? Fault { get; set; }

    /// <summary>How much later than the sandbox it answers.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>A hub behind its own messages: what has been asked before is answered as it was then.</summary>
    public bool Lags { get; set; }

    /// <summary>Changes what comes back.</summary>
    public Func<byte[], byte[]>? Change { get; set; }

    /// <summary>How often the builds of each package have been asked for.</summary>
    public ConcurrentDictionary<string, int> Gatherings { get; } = new();

    /// <summary>From now on answers about a package are made and kept back.</summary>
    public HeldAnswers HoldAnswers(string package) => held = new HeldAnswers(package, () => held = null);

    public static async Task<KojiInBetween> StartAsync() => new(await ScriptedServer.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var asked = Count(body.ToArray());
        if (Fault is { } fault)
        {
            await fault(context);
            return;
        }

        var question = Convert.ToBase64String(body.ToArray());
        if (Lags && last.TryGetValue(question, out var before))
        {
            await ScriptedServer.Send(context, before);
            return;
        }

        await Eventually.TrueAsync(() => Hub is not null, "the sandbox's address is known");
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = new("text/xml");
        using var answer = await client.PostAsync(Hub, content, context.RequestAborted);
        var xml = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (Change is { } change)
            xml = change(xml);
        last[question] = xml;
        if (held is { } holding && asked.Contains(holding.Package))
            await holding.WaitAsync();
        if (Slowness > TimeSpan.Zero)
            await Task.Delay(Slowness, TimeProvider.System, context.RequestAborted);
        await ScriptedServer.Send(context, xml);
    }

    /// <summary>The packages whose builds are asked for.</summary>
    private List<string> Count(byte[] body)
    {
        var call = XmlRpcReader.ReadCall(body);
        if (call.Method != "multiCall")
            return [];
        var calls = call.Parameters[0].AsList();
        // A package's tags are asked for by its name too.
        if (!calls.Any(c => c["methodName"].AsText() == "listBuilds"))
            return [];
        var packages = calls.Where(c => c["methodName"].AsText() == "getPackageID").Select(c => c["params"].AsList()[0].AsText()).ToList();
        foreach (var package in packages)
            Gatherings.AddOrUpdate(package, 1, (_, n) => n + 1);
        return packages;
    }
}
