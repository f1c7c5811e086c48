using System.Net;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StackExchange.Redis;

namespace FedoraPackages.Tests.Servers;

/// <summary>The servers that other tests rely on: they start, can be taken away and given back, and leave nothing behind.</summary>
public sealed class ServerFixtureTests(SharedServers servers)
{
    private const string Queue = "letters";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_Shared_ListensOnTheLoopbackOnlyAndForgetsWhenFlushed()
    {
        var server = await servers.RedisAsync();
        Assert.Same(server, await servers.RedisAsync());
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await redis.GetDatabase().StringSetAsync("shared:key", "value");
        await server.FlushAsync();

        Assert.False(await redis.GetDatabase().KeyExistsAsync("shared:key"));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, server.Port), Assert.Single(RunningProcesses.Listening(server.Folder)));
    }

    [Fact]
    public async Task Redis_KilledAndRestarted_IsEmptyOnTheSamePort()
    {
        await using var server = await RedisServer.StartAsync();
        await using (var before = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString))
            await before.GetDatabase().StringSetAsync("key", "value");

        var port = server.Port;
        await server.KillAsync();
        Assert.Empty(RunningProcesses.Of(server.Folder));
        await server.RestartAsync();

        Assert.Equal(port, server.Port);
        await using var after = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        Assert.False(await after.GetDatabase().KeyExistsAsync("key"));
    }

    [Fact]
    public async Task Redis_Paused_AnswersOnlyWhenResumed()
    {
        await using var server = await RedisServer.StartAsync();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await redis.GetDatabase().PingAsync();
        server.Pause();

        var answer = redis.GetDatabase().StringSetAsync("key", "value");
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.FromMilliseconds(100), Ct));
        server.Resume();
        Assert.True(await answer);
    }

    [Fact]
    public async Task Redis_PortTakenBeforeItStarts_TakesAnother()
    {
        await using var first = await RedisServer.StartAsync();
        var ports = new Queue<int>([first.Port, FreePort.Choose()]);
        await using var second = await RedisServer.StartAsync(ports.Dequeue);

        Assert.NotEqual(first.Port, second.Port);
        Assert.Single(RunningProcesses.Listening(second.Folder));
    }

    [Fact]
    public async Task Redis_CannotStart_FailsWithWhatItSaid()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RedisServer.StartAsync(() => 70_000));

        Assert.Contains("argument must be between 0 and 65535", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_Disposed_LeavesNothingBehind() => await AssertLeavesNothingAsync(await RedisServer.StartAsync());

    [Fact]
    public async Task RabbitMq_TwoVirtualHosts_ShareNoQueues()
    {
        var server = await servers.RabbitMqAsync();
        await DeclareAsync(await server.NewVirtualHostAsync());
        await using var other = await ConnectAsync(await server.NewVirtualHostAsync());
        await using var channel = await other.CreateChannelAsync(cancellationToken: Ct);

        await Assert.ThrowsAsync<OperationInterruptedException>(() => channel.QueueDeclarePassiveAsync(Queue, Ct));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, server.Port), Assert.Single(RunningProcesses.Listening(server.Folder)));
    }

    [Fact]
    public async Task RabbitMq_KilledAndRestarted_KeepsWhatItConfirmedAndLeavesNothingBehind()
    {
        var server = await RabbitMqServer.StartAsync();
        try
        {
            var url = await server.NewVirtualHostAsync();
            await DeclareAsync(url);
            await server.WriteDownAsync();

            await server.KillAsync();
            await server.RestartAsync();

            await using var connection = await ConnectAsync(url);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
            var kept = await channel.BasicGetAsync(Queue, autoAck: true, Ct);
            Assert.Equal("kept"u8, kept!.Body.Span);
        }
        finally
        {
            await AssertLeavesNothingAsync(server);
        }
    }

    private static Task<IConnection> ConnectAsync(Uri url) => new ConnectionFactory { Uri = url }.CreateConnectionAsync(Ct);

    /// <summary>A durable queue with one message that the server has confirmed.</summary>
    private static async Task DeclareAsync(Uri url)
    {
        await using var connection = await ConnectAsync(url);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Ct);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Ct);
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { Persistent = true }, "kept"u8.ToArray(), Ct);
    }

    private static async Task AssertLeavesNothingAsync(LoopbackServer server)
    {
        Assert.NotEmpty(RunningProcesses.Of(server.Folder));
        await server.DisposeAsync();

        await Eventually.TrueAsync(() => RunningProcesses.Of(server.Folder).Count == 0, "no process is left");
        Assert.False(Directory.Exists(server.Folder));
    }
}
