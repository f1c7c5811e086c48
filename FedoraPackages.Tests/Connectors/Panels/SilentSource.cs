using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>A source of a kind of panel that is never gathered.</summary>
internal sealed class SilentSource(PanelKind kind, string service) : IPanelSource
{
    public PanelKind Kind => kind;

    public string Service => service;

    public IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

    public Task<PanelAnswer> GatherAsync(PanelKey key, KeptAnswer kept, CancellationToken ct) => throw new NotSupportedException();
}
