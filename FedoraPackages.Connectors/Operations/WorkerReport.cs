using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How a worker gets on; said every two seconds.</summary>
/// <param name="Worker">Which: machine and process.</param>
/// <param name="Since">When it started.</param>
/// <param name="Refreshing">Refreshes under way.</param>
/// <param name="Slots">How many may be at once.</param>
public sealed record WorkerReport(string Worker, DateTimeOffset Since, int Refreshing, int Slots, IReadOnlyList<UpstreamStatus> Services);
