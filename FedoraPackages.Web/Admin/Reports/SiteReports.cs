using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>What the processes of the site last said of themselves. Who has been silent for a minute is gone.</summary>
internal sealed class SiteReports(PanelKinds kinds, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (WorkerReport Report, long At)> workers = [];
    private readonly Dictionary<string, (NodeReport Report, long At)> nodes = [];

    public void Take(WorkerReport report)
    {
        lock (gate)
            workers[report.Worker] = (report, clock.GetTimestamp());
    }

    public void Take(NodeReport report)
    {
        lock (gate)
            nodes[report.Node] = (report, clock.GetTimestamp());
    }

    public IReadOnlyList<Heard<WorkerReport>> Workers() => Present(workers, r => r.Worker);

    public IReadOnlyList<Heard<NodeReport>> Nodes() => Present(nodes, r => r.Node);

    /// <summary>The upstream services, as all workers together see them.</summary>
    public IReadOnlyList<ServiceRow> Services(SiteControls controls)
    {
        var said = Workers().SelectMany(w => w.Report.Services).ToLookup(s => s.Service);
        return [.. kinds.Services.Select(service => service.Name)
            .Select(service => new ServiceRow(service, controls.PauseOf(service), ServiceRow.Together([.. said[service]])))];
    }

    private IReadOnlyList<Heard<T>> Present<T>(Dictionary<string, (T Report, long At)> all, Func<T, string> name)
    {
        lock (gate)
        {
            foreach (var gone in all.Where(a => clock.GetElapsedTime(a.Value.At) > Memory).Select(a => a.Key).ToList())
                all.Remove(gone);
            return [.. all.Values.OrderBy(a => name(a.Report), StringComparer.Ordinal).Select(a => new Heard<T>(a.Report, clock.GetElapsedTime(a.At)))];
        }
    }
}
