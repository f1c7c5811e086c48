using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Web.Components.Panels;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// One message, a thousand open tabs (or another number): until the last one has read again and redrawn, with the reads and gatherings it took.
/// </summary>
internal static class FanoutBench
{
    private const string Package = "guake";
    private const int WarmUp = 5;

    /// <summary>A tab that has just drawn waits for this long: between two rounds all have been still.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromMilliseconds(110);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(int tabs, TextWriter output)
    {
        await RunAsync<BuildsTotal>("a small panel (the total)", tabs, Math.Max(2, tabs / 10), CannedBuilds.Total, output);
        await RunAsync<BuildsPanel>("a table of fifty builds", tabs, Math.Max(2, tabs / 50), number => CannedBuilds.Nvr(Package, number), output);
    }

    private static async Task RunAsync<T>(string what, int count, int measured, Func<int, string> textOf, TextWriter output)
        where T : IComponent
    {
        var clock = TimeProvider.System;
        var (store, builds) = (new CountingStore(SqlitePanelStore.InMemory(clock, Unspaced)), new CannedBuilds());
        await using var site = new CannedSite([Package], builds, services => services
            .AddSingleton(Unspaced)
            .AddSingleton<IPanelStore>(store)
            .AddSingleton<IPanelSignals>(provider => new StampedSignals(provider.GetRequiredService<PanelBus>())));
        using var client = await site.ReadyAsync();
        var tabs = await OpenAsync<T>(site, count, textOf(1));

        var rounds = new List<Round>();
        for (var round = 0; round < WarmUp + measured; round++)
        {
            while (tabs.Max(t => t.LastDrawn) is var last && Stopwatch.GetElapsedTime(last) < Still)
                await Task.Delay(TimeSpan.FromMilliseconds(10), clock);
            rounds.Add(await RoundAsync(site, tabs, store, builds, textOf));
        }

        Print($"{count} tabs, each with {what}", [.. rounds.Skip(WarmUp)], output);
        foreach (var tab in tabs)
            await tab.DisposeAsync();
    }

    private static RefreshTimings Unspaced { get; } = new() { Spacing = TimeSpan.Zero };

    private static async Task<HeadlessTab[]> OpenAsync<T>(CannedSite site, int count, string text)
        where T : IComponent
    {
        HeadlessTab[] tabs = [.. Enumerable.Range(0, count).Select(_ => new HeadlessTab(site.Services))];
        foreach (var tab in tabs)
        {
            var drawn = tab.DrawsAsync(text);
            await tab.OpenAsync<T>(Package);
            await drawn.WaitAsync(Patience, TimeProvider.System);
        }

        await Watching.WorkerKnowsAsync(site.Services, [KojiPanels.Builds.For(Package)]);
        return tabs;
    }

    private static async Task<Round> RoundAsync(CannedSite site, HeadlessTab[] tabs, CountingStore store, CannedBuilds builds, Func<int, string> textOf)
    {
        var signals = (StampedSignals)site.Services.GetRequiredService<IPanelSignals>();
        var (reads, gatherings) = (store.Reads(KojiPanels.Builds.For(Package)), builds.Gatherings(Package));
        var drawn = Task.WhenAll(tabs.Select(t => t.DrawsAsync(textOf(gatherings + 1))));
        var sent = Stopwatch.GetTimestamp();
        await site.Services.GetRequiredService<PanelBus>().SendAsync(CannedBuilds.Message(Package), CancellationToken.None);
        var last = (await drawn.WaitAsync(Patience, TimeProvider.System)).Max();
        return new Round(
            Stopwatch.GetElapsedTime(sent, last),
            Stopwatch.GetElapsedTime(signals.LastRefreshed, last),
            store.Reads(KojiPanels.Builds.For(Package)) - reads,
            builds.Gatherings(Package) - gatherings);
    }

    private static void Print(string what, IReadOnlyList<Round> rounds, TextWriter output)
    {
        output.WriteLine(what);
        output.WriteLine($"  message -> last redraw           {new Spread(rounds.Select(r => r.FromMessage))}");
        output.WriteLine($"  panel refreshed -> last redraw   {new Spread(rounds.Select(r => r.FromRefreshed))}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  a message: {rounds.Average(r => r.Reads):0.00} store reads (most {rounds.Max(r => r.Reads)}), "
                + $"{rounds.Average(r => r.Gatherings):0.00} gatherings"));
    }

    private sealed record Round(TimeSpan FromMessage, TimeSpan FromRefreshed, int Reads, int Gatherings);
}
