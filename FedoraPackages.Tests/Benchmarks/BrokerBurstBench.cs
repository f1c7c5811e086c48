using System.Diagnostics;
using System.Globalization;
using System.Text;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.EndToEnd.Machines;
using FedoraPackages.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// The same burst over a real broker: one worker, Redis and RabbitMQ as processes of their own, the messages published on Fedora's exchange
/// without waiting for anybody. Meanwhile something real happens to a package that a web node says is looked at, until that node hears that
/// the panel has changed. Then large messages that mean nothing, and how much more memory the worker occupies.
/// </summary>
internal static class BrokerBurstBench
{
    private const string Package = "guake";
    private const int Megabyte = 1024 * 1024;

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Spaced = TimeSpan.FromSeconds(2.2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(ManyMachines site, int messages, TextWriter output)
    {
        await using var node = await BusNode.StartAsync(site.RabbitMq.Url);
        await using var broker = await new ConnectionFactory { Uri = site.RabbitMq.Url }.CreateConnectionAsync();
        await site.Webs[0].HtmlAsync(Package);
        await node.Bus.WatchedAsync("bench", [KojiPanels.Builds.For(Package)], gone: null, CancellationToken.None);
        await SampleAsync(site, node);
        await Task.Delay(Spaced, TimeProvider.System);
        var idle = await SampleAsync(site, node);

        string[] packages = [.. site.Fedora.World.Packages.Select(p => p.Name).Where(name => name != Package)];
        var burst = Enumerable.Range(0, messages).Select(number => BurstBench.Plausible(packages[number * 7 % packages.Length], number));
        var redraws = new List<TimeSpan>();
        var (published, took, _) = await FloodAsync(site, broker, burst, async drained =>
        {
            do
            {
                await Task.WhenAny(drained, Task.Delay(Spaced, TimeProvider.System));
                redraws.Add(await SampleAsync(site, node));
            }
            while (!drained.IsCompleted);
        });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages} messages published in {published.TotalSeconds:0.0} s, drained in {took.TotalSeconds:0.0} s; "));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a watched panel at most {redraws.Max().TotalMilliseconds:0} ms of {redraws.Count}, idle {idle.TotalMilliseconds:0} ms"));

        var large = Enumerable.Range(0, messages / 40).Select(number => Large(packages[number % packages.Length], number));
        var (_, gone, memory) = await FloodAsync(site, broker, large, drained => drained);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages / 40} messages of 1 MB drained in {gone.TotalSeconds:0.0} s, the worker's memory {memory / Megabyte:+0;-0} MB at most"));
    }

    private static FedoraMessage Large(string package, int number)
    {
        var message = BurstBench.Plausible(package, number) with { Topic = "org.fedoraproject.prod.bodhi.update.comment" };
        return message with { Body = message.Body + new string(' ', Megabyte - message.Body.Length) };
    }

    private static async Task<(TimeSpan Published, TimeSpan Drained, long Memory)> FloodAsync(
        ManyMachines site, IConnection broker, IEnumerable<FedoraMessage> messages, Func<Task, Task> meanwhile)
    {
        var before = site.Workers[0].Memory;
        var begun = Stopwatch.GetTimestamp();
        await using var channel = await broker.CreateChannelAsync();
        var publishing = PublishAsync(channel, messages);
        var draining = DrainedAsync(broker, publishing, () => site.Workers[0].Memory);
        await meanwhile(draining);
        var most = await draining;
        return (Stopwatch.GetElapsedTime(begun, await publishing), Stopwatch.GetElapsedTime(begun, most.At), most.Memory - before);
    }

    private static async Task<long> PublishAsync(IChannel channel, IEnumerable<FedoraMessage> messages)
    {
        await Task.Yield();
        foreach (var message in messages)
        {
            var properties = new BasicProperties { MessageId = message.Id, DeliveryMode = DeliveryModes.Persistent };
            await channel.BasicPublishAsync("amq.topic", message.Topic, mandatory: false, properties, Encoding.UTF8.GetBytes(message.Body));
        }

        return Stopwatch.GetTimestamp();
    }

    // Until nothing waits in either queue, three times in a row.
    private static async Task<(long At, long Memory)> DrainedAsync(IConnection broker, Task publishing, Func<long> memory)
    {
        await using var channel = await broker.CreateChannelAsync();
        var (at, most) = (Stopwatch.GetTimestamp(), 0L);
        for (var (empty, began) = (0, Stopwatch.GetTimestamp()); empty < 3;)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException("it is never drained");
            most = Math.Max(most, memory());
            var waiting = await channel.MessageCountAsync("fedora-bus") + await channel.MessageCountAsync(PanelBus.MessagesQueue);
            empty = waiting == 0 && publishing.IsCompleted ? empty + 1 : 0;
            if (empty == 0)
                at = Stopwatch.GetTimestamp();
            await Task.Delay(Often, TimeProvider.System);
        }

        return (at, most);
    }

    /// <summary>Something happens to a package that is looked at: until a web node is told.</summary>
    public static async Task<TimeSpan> SampleAsync(ManyMachines site, BusNode node)
    {
        var told = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = node.Services.GetRequiredService<PackageSubscriptions>()
            .Subscribe(KojiPanels.Builds.For(Package), _ => told.TrySetResult(Stopwatch.GetTimestamp()));
        var sent = Stopwatch.GetTimestamp();
        await site.Fedora.SayAsync(site.Fedora.Story.StartBuild(Package, "F44").Messages);
        return Stopwatch.GetElapsedTime(sent, await told.Task.WaitAsync(Patience));
    }
}
