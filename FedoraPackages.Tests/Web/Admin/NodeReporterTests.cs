using FedoraPackages.Connectors.Operations;
using FedoraPackages.Tests.Worker;
using FedoraPackages.Web.Admin.Reports;
using FedoraPackages.Web.Live;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Web.Admin;

public sealed class NodeReporterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_Fails_IsLoggedAndTheNextOneComes()
    {
        var (clock, log, signals) = (new FakeTimeProvider(), new FakeLogger<NodeReporter>(), new FirstFails());
        using var reporter = new NodeReporter(signals, new OpenTabs(), new PackageSubscriptions(), new StartedLifetime(), clock, log);
        await reporter.StartAsync(Ct);
        await Eventually.TrueAsync(() => log.Collector.Count == 1, "the failure is logged");

        await Eventually.TrueAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(2));
                return Volatile.Read(ref signals.Reports) >= 2;
            },
            "it goes on");

        await reporter.StopAsync(Ct);
        Assert.True(reporter.ExecuteTask!.IsCompleted && !reporter.ExecuteTask.IsFaulted);
        Assert.Equal(1, log.Collector.Count);
    }

    private sealed class FirstFails : ISiteSignals
    {
        public int Reports;

        public Task DocumentChangedAsync(string name, CancellationToken ct) => Task.CompletedTask;

        public Task ReportAsync(WorkerReport report, CancellationToken ct) => Task.CompletedTask;

        public Task ReportAsync(NodeReport report, CancellationToken ct) =>
            Interlocked.Increment(ref Reports) == 1 ? throw new InvalidOperationException("a mistake") : Task.CompletedTask;
    }
}
