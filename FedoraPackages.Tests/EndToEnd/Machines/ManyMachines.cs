using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>A site on many machines: Redis, RabbitMQ, the sandbox, workers and two web nodes, each a real process on the loopback.</summary>
internal sealed class ManyMachines : IAsyncDisposable
{
    private readonly string keys = Directory.CreateTempSubdirectory("keys-").FullName;

    private ManyMachines(RedisServer redis, RabbitMqServer rabbitMq, InventedFedora fedora) => (Redis, RabbitMq, Fedora) = (redis, rabbitMq, fedora);

    public RedisServer Redis { get; }

    public RabbitMqServer RabbitMq { get; }

    public InventedFedora Fedora { get; }

    public List<Node> Workers { get; } = [];

    public List<Node> Webs { get; } = [];

    private IEnumerable<(string Key, string Value)> Settings =>
    [
        ("ConnectionStrings:Redis", Redis.ConnectionString),
        ("ConnectionStrings:RabbitMq", RabbitMq.Url.ToString()),
        ("DataProtection:Directory", keys),
        ("Sandbox:Url", Fedora.Root.ToString()),
        ("Upstreams:Koji:Url", Fedora.Koji.Url.ToString()),
        ("Logging:LogLevel:Default", "Information"),
    ];

    public static async Task<ManyMachines> StartAsync(int workers, int webs = 2)
    {
        var redis = RedisServer.StartAsync();
        var rabbitMq = await RabbitMqServer.StartAsync();
        var machines = new ManyMachines(await redis, rabbitMq, await InventedFedora.StartAsync(rabbitMq.Url));
        for (var i = 0; i < workers; i++)
            machines.AddWorker();
        for (var i = 0; i < webs; i++)
            machines.AddWeb();
        try
        {
            await Task.WhenAll(machines.Workers.Concat(machines.Webs).Select(node => node.ReadyAsync()));
            return machines;
        }
        catch
        {
            await machines.DisposeAsync();
            throw;
        }
    }

    public Node AddWorker()
    {
        var worker = Node.StartWorker(Settings);
        Workers.Add(worker);
        return worker;
    }

    public Node AddWeb()
    {
        var web = Node.StartWeb(Settings);
        Webs.Add(web);
        return web;
    }

    /// <summary>Until every web node's page of every one of these packages is as upstream says.</summary>
    public async Task PagesAreRightAsync(IReadOnlyCollection<string> packages, int seconds)
    {
        foreach (var package in packages)
        {
            foreach (var web in Webs)
                await Eventually.TrueAsync(async () => ShownBuilds.In(await web.HtmlAsync(package)).SequenceEqual(Fedora.Truth(package)), $"{web.Url} shows {package} right", seconds);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Workers.Concat(Webs))
            await node.DisposeAsync();
        await Fedora.DisposeAsync();
        await RabbitMq.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
