using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Worker.Operating;

/// <summary>The panels of one kind that a bulk refresh has still to mark, in order.</summary>
/// <param name="service">Which they ask.</param>
internal sealed class BulkQueue(string kind, BulkService service, IEnumerable<PanelKey> panels)
{
    private readonly Queue<PanelKey> left = new(panels);

    public string Kind => kind;

    public BulkService Service => service;

    public int Left => left.Count;

    public PanelKey Next() => left.Dequeue();
}
