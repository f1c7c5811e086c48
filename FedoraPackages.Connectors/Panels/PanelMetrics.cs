using System.Diagnostics.Metrics;

namespace FedoraPackages.Connectors.Panels;

/// <summary>The counters of messages and refreshes (meter <c>FedoraPackages</c>).</summary>
public sealed class PanelMetrics
{
    private readonly Counter<long> messages;
    private readonly Counter<long> refreshes;
    private readonly Counter<long> lagAccepted;

    public PanelMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("FedoraPackages");
        messages = meter.CreateCounter<long>("fedora_packages.messages", description: "Messages read, by what became of them");
        refreshes = meter.CreateCounter<long>("fedora_packages.refreshes", description: "Refreshes, by kind of panel and outcome");
        lagAccepted = meter.CreateCounter<long>("fedora_packages.lag_accepted", description: "Facts the upstream service never showed");
    }

    /// <param name="outcome">"marked", or the reason why the message was ignored.</param>
    public void Message(string outcome) => messages.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <param name="outcome">"changed", "unchanged", "failed", "parked" or "lost".</param>
    public void Refresh(string kind, string outcome) =>
        refreshes.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    public void LagAccepted(int facts) => lagAccepted.Add(facts);
}
