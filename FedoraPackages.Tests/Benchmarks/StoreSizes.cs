using System.Globalization;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Operations;
using FedoraPackages.Tests.Connectors.Storage;
using FedoraPackages.Worker;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>What the panels of the sandbox take in Redis, and what they would take uncompressed.</summary>
internal static class StoreSizes
{
    private const int Sample = 200;

    public static async Task RunAsync(RedisStores stores, int packages, TextWriter output)
    {
        var builder = Host.CreateApplicationBuilder([$"--Sandbox:Packages={packages}", "--Sandbox:Speed=0", "--Logging:LogLevel:Default=Warning"]);
        builder.Services.AddConnectors(builder.Configuration);
        builder.Services.AddInventedFedora(builder.Configuration);
        builder.Services.AddSingleton<IPanelSignals>(new Silence());
        builder.Services.AddSingleton<ISiteSignals>(new SilentSite());
        using var host = builder.Build();
        await host.StartAsync();
        var sources = host.Services.GetServices<IPanelSource>().ToDictionary(s => s.Kind.Name);
        var names = host.Services.GetRequiredService<SandboxWorld>().Packages.Where(p => p.Builds.Count > 0).Select(p => p.Name).ToList();

        output.WriteLine(Line("names", await SizeAsync(stores, sources["names"], KojiPanels.Names.Site)));
        output.WriteLine(Line("builds of guake", await SizeAsync(stores, sources["builds"], KojiPanels.Builds.For("guake"))));
        output.WriteLine(Line("builds of kernel", await SizeAsync(stores, sources["builds"], KojiPanels.Builds.For("kernel"))));
        var sizes = new List<(int Raw, long Kept)>();
        foreach (var name in names.Where((name, i) => i % Math.Max(1, names.Count / Sample) == 0 && name is not ("guake" or "kernel")))
            sizes.Add(await SizeAsync(stores, sources["builds"], KojiPanels.Builds.For(name)));
        sizes.Sort((a, b) => a.Kept.CompareTo(b.Kept));
        output.WriteLine(Line("builds, median package", sizes[sizes.Count / 2]));
        output.WriteLine(Line("builds, mean package", ((int)sizes.Average(s => s.Raw), (long)sizes.Average(s => s.Kept))));
        await host.StopAsync();
    }

    /// <summary>In bytes: the value as it is, and the whole key in Redis with its row of the to-do list.</summary>
    private static async Task<(int Raw, long Kept)> SizeAsync(RedisStores stores, IPanelSource source, PanelKey key)
    {
        var store = stores.Open();
        var answer = await source.GatherAsync(key, CancellationToken.None);
        await store.MarkAsync([new PanelMark(key, RefreshLane.FirstView, "first view", [])], CancellationToken.None);
        var lease = await store.TakeAsync(RefreshLane.Background, CancellationToken.None) ?? throw new InvalidOperationException("nothing to take");
        await store.SwapAsync(lease, answer, CancellationToken.None);
        await store.FinishAsync(lease, RefreshEnd.Done, CancellationToken.None);
        var usage = await (await stores.DatabaseAsync()).ExecuteAsync("MEMORY", "USAGE", stores.Names.Panel(key));
        return (answer.Value.Length, (long)usage);
    }

    private static string Line(string what, (int Raw, long Kept) size) =>
        string.Create(CultureInfo.InvariantCulture, $"{what,-28} {size.Raw,10:N0} bytes, in Redis {size.Kept,9:N0} ({(double)size.Raw / size.Kept:N1} : 1)");

    private sealed class Silence : IPanelSignals
    {
        public Task MarkedAsync(RefreshLane lane, CancellationToken ct) => Task.CompletedTask;

        public Task RefreshedAsync(PanelKey key, long generation, CancellationToken ct) => Task.CompletedTask;

        public Task WatchedAsync(string node, IReadOnlyList<PanelKey> keys, IReadOnlyList<PanelKey>? gone, CancellationToken ct) => Task.CompletedTask;
    }
}
