using System.Collections.Concurrent;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Tests.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Connectors.Koji;

/// <summary>A hub on the wire that answers each call of a multiCall from a script, and this room registered against it.</summary>
internal sealed class ScriptedHub : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ConcurrentQueue<IReadOnlyList<string>> batches = new();

    private ScriptedHub(ScriptedServer server, TimeProvider? time, (string Key, string Value)[] settings)
    {
        Server = server;
        Server.Answer = AnswerAsync;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Upstreams:Koji:Url", new Uri(server.Url, "kojihub").ToString())])
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)))
            .Build();
        var collection = new ServiceCollection().AddLogging();
        if (time is not null)
            collection.AddSingleton(time);
        services = collection.AddKoji(configuration).BuildServiceProvider();
    }

    public ScriptedServer Server { get; }

    public KojiConnector Koji => services.GetRequiredService<KojiConnector>();

    public IMessageReader Reader => services.GetRequiredService<IMessageReader>();

    /// <summary>The answer to one call by its method; a fault for a method without one.</summary>
    public Dictionary<string, Func<IReadOnlyList<XmlRpcValue>, XmlRpcValue>> Calls { get; } = [];

    /// <summary>The methods asked for, batch by batch.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Batches => [.. batches];

    public static async Task<ScriptedHub> StartAsync(TimeProvider? time = null, params (string Key, string Value)[] settings) =>
        new(await ScriptedServer.StartAsync(), time, settings);

    public IPanelSource Source(PanelKind kind) => services.GetServices<IPanelSource>().Single(s => s.Kind == kind);

    /// <summary>Answers about a package that has these builds.</summary>
    public void Has(params IReadOnlyList<XmlRpcValue> builds)
    {
        Calls["getPackageID"] = _ => 7L;
        Calls["listBuilds"] = parameters => parameters[0]["queryOpts"]["countOnly"].IsNil ? XmlRpcValue.Array(builds) : (long)builds.Count;
        Calls.TryAdd("listTags", _ => XmlRpcValue.Array());
    }

    /// <summary>The value of a recorded answer.</summary>
    public static XmlRpcValue Recorded(string stem) =>
        XmlRpcReader.ReadAnswer(RecordedFiles.Beside($"koji/{stem}.response.xml")).Value;

    /// <summary>The recorded build rows of guake, newest first; the first still runs.</summary>
    public static IReadOnlyList<XmlRpcValue> Guake() => Recorded("multiCall-8").AsList()[2].AsList()[0].AsList();

    public static XmlRpcValue With(XmlRpcValue row, params IEnumerable<(string Name, XmlRpcValue Value)> changes) =>
        XmlRpcValue.Struct(row.AsMap().Where(m => changes.All(c => c.Name != m.Key)).Select(m => (m.Key, m.Value)).Concat(changes));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
    }

    // As the real hub: only POST, never chunks, never a query string.
    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method != HttpMethods.Post || context.Request.ContentLength is null)
        {
            await ScriptedServer.Status(context, context.Request.Method != HttpMethods.Post ? 405 : 411);
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = XmlRpcReader.ReadCall(body.ToArray());
        var answer = context.Request.QueryString.HasValue || call.Method != "multiCall"
            ? XmlRpcWriter.Fault(new XmlRpcFault(1002, "'session-id' not specified in session args"))
            : XmlRpcWriter.Answer(Slots(call.Parameters[0].AsList()));
        await ScriptedServer.Send(context, answer);
    }

    private XmlRpcValue Slots(IReadOnlyList<XmlRpcValue> calls)
    {
        batches.Enqueue([.. calls.Select(call => call["methodName"].AsText())]);
        return XmlRpcValue.Array(calls.Select(Slot));
    }

    private XmlRpcValue Slot(XmlRpcValue call)
    {
        if (!Calls.TryGetValue(call["methodName"].AsText(), out var answer))
            return XmlRpcValue.Struct(("faultCode", 1000L), ("faultString", "Invalid method"), ("traceback", XmlRpcValue.Array()));
        var value = answer(call["params"].AsList());
        return value is XmlRpcValue.Map map && map.Members.ContainsKey("slotFault")
            ? XmlRpcValue.Struct(("faultCode", map["slotFault"]), ("faultString", "no"), ("traceback", XmlRpcValue.Array()))
            : XmlRpcValue.Array(value);
    }
}
