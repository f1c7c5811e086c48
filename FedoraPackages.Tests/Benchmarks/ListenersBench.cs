using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Tests.Connectors.Messages;
using FedoraPackages.Tests.EndToEnd.Machines;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// Programs that nobody knows connect to the hub, each listening to a hundred packages: how many commands Redis does a second when nothing
/// happens, how often Koji is asked for their sake, and how long a panel that somebody looks at takes to be told meanwhile.
/// </summary>
internal static class ListenersBench
{
    private const string Package = "guake";
    private const int Samples = 5;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Spaced = TimeSpan.FromSeconds(2.2);

    public static async Task RunAsync(ManyMachines site, int connections, TextWriter output)
    {
        await using var node = await BusNode.StartAsync(site.RabbitMq.Url);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(site.Redis.ConnectionString);
        await site.Webs[0].HtmlAsync(Package);
        await node.Bus.WatchedAsync("bench", [KojiPanels.Builds.For(Package)], gone: null, CancellationToken.None);
        await SampleAsync(site, node);
        var idle = await MeasureAsync("nobody listens", site, node, redis, output);

        string[] packages = [.. site.Fedora.World.Packages.Select(p => p.Name).Where(name => name != Package)];
        var asked = site.Fedora.Koji.Gatherings.Values.Sum();
        var programs = new List<HubConnection>();
        for (var program = 0; program < connections; program++)
        {
            var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Webs[0].Url!, PackageHub.Path)).Build();
            programs.Add(connection);
            await connection.StartAsync();
            for (var package = 0; package < HubFeed.MostPackages; package++)
                await connection.InvokeAsync("Watch", packages[((program * HubFeed.MostPackages) + package) % packages.Length]);
        }

        await node.Bus.WatchedAsync("bench", [KojiPanels.Builds.For(Package)], gone: null, CancellationToken.None);
        var listened = await MeasureAsync($"{connections} programs listen", site, node, redis, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"told in {listened / idle:0.0} × the time, Koji asked for others' packages {site.Fedora.Koji.Gatherings.Values.Sum() - asked - Samples} times"));
        foreach (var program in programs)
            await program.DisposeAsync();
    }

    private static async Task<double> MeasureAsync(string what, ManyMachines site, BusNode node, ConnectionMultiplexer redis, TextWriter output)
    {
        var before = await CommandsAsync(redis);
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(Quiet, TimeProvider.System);
        var commands = (await CommandsAsync(redis) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds;
        var times = new List<double>();
        for (var sample = 0; sample < Samples; sample++)
        {
            await Task.Delay(Spaced, TimeProvider.System);
            times.Add((await SampleAsync(site, node)).TotalMilliseconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {commands:0} commands a second, a watched panel at most {times.Max():0} ms"));
        return times.Max();
    }

    private static Task<TimeSpan> SampleAsync(ManyMachines site, BusNode node) => BrokerBurstBench.SampleAsync(site, node);

    private static async Task<long> CommandsAsync(ConnectionMultiplexer redis)
    {
        const string Name = "total_commands_processed:";
        var stats = (await redis.GetDatabase().ExecuteAsync("INFO", "stats")).ToString();
        return long.Parse(
            stats.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.StartsWith(Name, StringComparison.Ordinal))[Name.Length..],
            CultureInfo.InvariantCulture);
    }
}
