using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>A site on many machines: Redis, RabbitMQ, the sandbox, workers and two web nodes, each a real process on the loopback.</summary>
internal sealed class ManyMachines : IAsyncDisposable
{
    /// <summary>
    /// Seconds in which what was held up has come right: ten on a machine that does nothing else. A page that no message reaches any more takes longer
    /// than this: it is compared every thirty.
    /// </summary>
    public const int Soon = 25;

    private readonly string keys = Directory.CreateTempSubdirectory("keys-").FullName;
    private readonly RabbitMqServer? rabbitMq;
    private readonly Uri broker;

    private ManyMachines(RedisServer redis, RabbitMqServer? rabbitMq, Uri broker, InventedFedora fedora) =>
        (Redis, this.rabbitMq, this.broker, Fedora) = (redis, rabbitMq, broker, fedora);

    public RedisServer Redis { get; }

    /// <summary>Its own, to be killed.</summary>
    public RabbitMqServer RabbitMq => rabbitMq ?? throw new InvalidOperationException("others use this broker too");

    public InventedFedora Fedora { get; }

    public List<Node> Workers { get; } = [];

    public List<Node> Webs { get; } = [];

    private IEnumerable<(string Key, string Value)> Settings =>
    [
        ("ConnectionStrings:Redis", Redis.ConnectionString),
        ("ConnectionStrings:RabbitMq", broker.ToString()),
        ("DataProtection:Directory", keys),
        ("Sandbox:Url", Fedora.Root.ToString()),
        ("Upstreams:Koji:Url", Fedora.Koji.Url.ToString()),
        ("Logging:LogLevel:Default", "Information"),
    ];

    /// <param name="workers">How many of them; of web nodes there are two.</param>
    /// <param name="broker">Somebody else's; null: one of its own.</param>
    public static async Task<ManyMachines> StartAsync(int workers, Uri? broker = null)
    {
        var redis = RedisServer.StartAsync();
        var rabbitMq = broker is null ? await RabbitMqServer.StartAsync() : null;
        var url = broker ?? rabbitMq!.Url;
        var machines = new ManyMachines(await redis, rabbitMq, url, await InventedFedora.StartAsync(url));
        for (var i = 0; i < workers; i++)
            machines.AddWorker();
        for (var i = 0; i < 2; i++)
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

    /// <summary>Nothing but the sandbox yet: neither Redis nor RabbitMQ has been started.</summary>
    public static async Task<ManyMachines> WithoutServersAsync()
    {
        var rabbitMq = RabbitMqServer.NotYetStarted();
        return new ManyMachines(RedisServer.NotYetStarted(), rabbitMq, rabbitMq.Url, await InventedFedora.StartAsync(rabbitMq.Url));
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
                await Eventually.TrueAsync(
                    async () => ShownBuilds.In(await web.HtmlAsync(package)).SequenceEqual(Fedora.Truth(package)), $"{web.Url} shows {package} right", seconds);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Workers.Concat(Webs))
            await node.DisposeAsync();
        await Fedora.DisposeAsync();
        if (rabbitMq is not null)
            await rabbitMq.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
