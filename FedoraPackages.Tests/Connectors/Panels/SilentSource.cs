using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>A source of a kind of panel that is never gathered.</summary>
internal sealed class SilentSource(PanelKind kind) : IPanelSource
{
    public PanelKind Kind => kind;

    public IEnumerable<PanelKey> StaleAfter(Fact fact) => [];

    public Task<PanelAnswer> GatherAsync(PanelKey key, KeptAnswer kept, CancellationToken ct) => throw new NotSupportedException();
}
