using FedoraPackages.Connectors.Operations;

namespace FedoraPackages.Tests.Connectors.Operations;

/// <summary>A site in which nobody else listens; notes what was said.</summary>
internal sealed class SilentSite : ISiteSignals
{
    public List<string> Documents { get; } = [];

    public Task DocumentChangedAsync(string name, CancellationToken ct)
    {
        Documents.Add(name);
        return Task.CompletedTask;
    }

    public Task ReportAsync(WorkerReport report, CancellationToken ct) => Task.CompletedTask;

    public Task ReportAsync(NodeReport report, CancellationToken ct) => Task.CompletedTask;
}
