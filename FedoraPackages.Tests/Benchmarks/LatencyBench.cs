using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Web.Components.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// From a message on our bus to the redraw of an open builds panel, with an upstream that answers at once. Each sample has a package of
/// its own, so that the spacing of gatherings and redraws does not measure itself. Beside each sample one bare trip over the same bus.
/// </summary>
internal static class LatencyBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(int samples, TextWriter output)
    {
        var warmUp = samples / 4;
        string[] packages = [.. Enumerable.Range(0, warmUp + samples).Select(n => string.Create(CultureInfo.InvariantCulture, $"package{n}"))];
        await using var site = new CannedSite(packages, new CannedBuilds());
        using var client = await site.ReadyAsync();
        var trips = await BareTrips.BeginAsync(site.Services);
        var tabs = await OpenAsync(site, packages);

        var (bare, whole, collecting) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        foreach (var package in packages)
        {
            bare.Add(await trips.MakeAsync());
            var collected = GC.GetTotalPauseDuration();
            whole.Add(await SampleAsync(site, tabs[package], package));
            collecting.Add(GC.GetTotalPauseDuration() - collected);
        }

        var (trip, redraw) = (new Spread(bare.Skip(warmUp)), new Spread(whole.Skip(warmUp)));
        output.WriteLine($"message -> redraw      {redraw}");
        output.WriteLine($"publish -> consume     {trip}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ratio                  p50 {redraw.P50 / trip.P50:0.0}   p99 {redraw.P99 / trip.P99:0.0}"));
        output.WriteLine($"of it, collecting      {new Spread(collecting.Skip(warmUp))}");
        foreach (var tab in tabs.Values)
            await tab.DisposeAsync();
    }

    private static async Task<ConcurrentDictionary<string, HeadlessTab>> OpenAsync(CannedSite site, string[] packages)
    {
        var tabs = new ConcurrentDictionary<string, HeadlessTab>();
        await Parallel.ForEachAsync(packages, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (package, ct) =>
        {
            var tab = tabs[package] = new HeadlessTab(site.Services);
            var drawn = tab.DrawsAsync(CannedBuilds.Nvr(package, 1));
            await tab.OpenAsync<BuildsPanel>(package);
            await drawn.WaitAsync(Patience, TimeProvider.System, ct);
        });
        await Watching.WorkerKnowsAsync(site.Services, [.. packages.Select(p => KojiPanels.Builds.For(p))]);
        // The next gathering of a key waits for this long after its first.
        await Task.Delay(new RefreshTimings().Spacing, TimeProvider.System);
        return tabs;
    }

    private static async Task<TimeSpan> SampleAsync(CannedSite site, HeadlessTab tab, string package)
    {
        var bus = site.Services.GetRequiredService<PanelBus>();
        var drawn = tab.DrawsAsync(CannedBuilds.Nvr(package, 2));
        var message = CannedBuilds.Message(package);
        var sent = Stopwatch.GetTimestamp();
        await bus.SendAsync(message, CancellationToken.None);
        return Stopwatch.GetElapsedTime(sent, await drawn.WaitAsync(Patience, TimeProvider.System));
    }
}
