using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.EndToEnd;
using FedoraPackages.Web.Components.Panels;
using FedoraPackages.Worker.Refreshing;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// A burst of messages about packages that exist, sent as fast as our bus takes them, over the sandbox site; meanwhile something real happens
/// to a package whose builds are open, again and again. How long until all are marked, and how long until the open panel has redrawn; with each
/// message written by itself, and with those that come together written together.
/// </summary>
internal static class BurstBench
{
    private const string Package = "guake";
    private const int Senders = 16;
    private const string Packages = "3000";

    /// <summary>A gathering waits for this long after the one before: a sample is not to measure that.</summary>
    private static readonly TimeSpan Spaced = new RefreshTimings().Spacing + TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(int messages, TextWriter output)
    {
        await MeasureAsync("each by itself", mostMessages: 1, messages, output);
        await MeasureAsync("together", int.MaxValue, messages, output);
    }

    private static async Task MeasureAsync(string how, int mostMessages, int messages, TextWriter output)
    {
        var written = 0;
        await using var site = await Site.StartWithAsync(services => services.AddSingleton(provider => new MarkWriter(
            new CountedWrites(provider.GetRequiredService<IPanelStore>(), () => Interlocked.Increment(ref written)),
            provider.GetRequiredService<IPanelSignals>(), provider.GetRequiredService<WatchedKeys>(), mostMessages)), ("Sandbox:Packages", Packages));
        await using var tab = new HeadlessTab(site.Services);
        await tab.OpenAsync<BuildsPanel>(Package);
        await Watching.WorkerKnowsAsync(site.Services, [KojiPanels.Builds.For(Package)]);
        await SampleAsync(site, tab);
        await Task.Delay(Spaced, TimeProvider.System);
        var idle = await SampleAsync(site, tab);
        await Task.Delay(Spaced, TimeProvider.System);

        using var drained = new Drained(messages);
        var begun = Stopwatch.GetTimestamp();
        written = 0;
        var sending = SendAsync(site, messages);
        var redraws = new List<TimeSpan>();
        do
        {
            redraws.Add(await SampleAsync(site, tab));
            await Task.WhenAny(drained.All, Task.Delay(Spaced, TimeProvider.System));
        }
        while (!drained.All.IsCompleted);
        await sending;
        var took = Stopwatch.GetElapsedTime(begun, await drained.All.WaitAsync(Patience));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{how,-14} {messages} messages drained in {took.TotalSeconds:0.0} s, {Volatile.Read(ref written)} writes; ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"redraw at most {redraws.Max().TotalMilliseconds:0} ms of {redraws.Count}, idle {idle.TotalMilliseconds:0} ms"));
    }

    private static async Task SendAsync(Site site, int messages)
    {
        var bus = site.Services.GetRequiredService<PanelBus>();
        string[] packages = [.. site.World.Packages.Select(p => p.Name).Where(name => name != Package)];
        await Parallel.ForEachAsync(Enumerable.Range(0, messages), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (number, ct) =>
            await bus.SendAsync(Plausible(packages[number * 7 % packages.Length], number), ct));
    }

    /// <summary>Well-formed, and about a package that exists.</summary>
    public static FedoraMessage Plausible(string package, int number)
    {
        var build = (1_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var body = $$"""{"instance": "primary", "attribute": "state", "name": "{{package}}", "build_id": {{build}}, "old": 0, "new": 1}""";
        return new FedoraMessage("org.fedoraproject.prod.buildsys.build.state.change", Guid.NewGuid().ToString(), TimeProvider.System.GetUtcNow(), body);
    }

    private static async Task<TimeSpan> SampleAsync(Site site, HeadlessTab tab)
    {
        var started = site.Story.StartBuild(Package, "F44");
        var drawn = tab.DrawsAsync($"{Package}-{started.Build.Version}-{started.Build.Release}");
        var sent = Stopwatch.GetTimestamp();
        await site.TellAsync(started.Messages);
        return Stopwatch.GetElapsedTime(sent, await drawn.WaitAsync(Patience));
    }

    private sealed class CountedWrites(IPanelStore inner, Action onWrite) : Connectors.Storage.StoreInBetween(inner)
    {
        protected override Task<T> CallAsync<T>(string method, PanelKey key, Func<Task<T>> call)
        {
            onWrite();
            return call();
        }
    }

    /// <summary>Hears the counter of messages until so many have been marked.</summary>
    private sealed class Drained : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly TaskCompletionSource<long> all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long left;

        public Drained(int messages)
        {
            left = messages;
            listener.InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Name == "fedora_packages.messages")
                    me.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((_, count, _, _) =>
            {
                if (Interlocked.Add(ref left, -count) == 0)
                    all.TrySetResult(Stopwatch.GetTimestamp());
            });
            listener.Start();
        }

        /// <summary>When it was.</summary>
        public Task<long> All => all.Task;

        public void Dispose() => listener.Dispose();
    }
}
