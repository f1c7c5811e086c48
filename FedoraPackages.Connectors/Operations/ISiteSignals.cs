namespace FedoraPackages.Connectors.Operations;

/// <summary>Tells the processes of the site about each other. What gets lost is found out within a second or two.</summary>
public interface ISiteSignals
{
    /// <summary>"This document was written": everybody looks again. Never throws when our bus is away.</summary>
    Task DocumentChangedAsync(string name, CancellationToken ct);

    /// <summary>How a worker gets on.</summary>
    Task ReportAsync(WorkerReport report, CancellationToken ct);

    /// <summary>How a web node gets on.</summary>
    Task ReportAsync(NodeReport report, CancellationToken ct);
}
