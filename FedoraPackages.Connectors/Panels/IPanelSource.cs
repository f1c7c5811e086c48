using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels;

/// <summary>Gathers one kind of panel, and says which facts make it stale. Write one by deriving from <see cref="PanelSource{T}"/>.</summary>
public interface IPanelSource
{
    PanelKind Kind { get; }

    /// <summary>The upstream service whose places a gathering takes, as on screen.</summary>
    string Service => Kind.Services[0].Name;

    /// <summary>True: a fact refreshes what somebody has looked at once, and makes no panel for others.</summary>
    bool OnlyWhereKept => false;

    /// <summary>The panels of this kind that a fact makes stale.</summary>
    IEnumerable<PanelKey> StaleAfter(Fact fact);

    /// <summary>Asks upstream. Throws <see cref="Upstreams.UpstreamException"/> when there is no usable answer.</summary>
    /// <param name="kept">What is kept of this panel.</param>
    Task<PanelAnswer> GatherAsync(PanelKey key, KeptAnswer kept, CancellationToken ct);

    /// <summary>The same with nothing kept.</summary>
    Task<PanelAnswer> GatherAsync(PanelKey key, CancellationToken ct) => GatherAsync(key, KeptAnswer.None, ct);
}
