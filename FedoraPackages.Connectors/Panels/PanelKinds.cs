using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Panels;

/// <summary>The kinds of panel there are. Whatever lists kinds, or the services they come from, asks here.</summary>
public sealed class PanelKinds(IEnumerable<PanelKind> kinds)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<PanelKind> All { get; } = [.. kinds.DistinctBy(kind => kind.Name)];

    /// <summary>Those kept once for each package.</summary>
    public IEnumerable<PanelKind> OfAPackage => All.Where(kind => kind is { SiteWide: false, Scope: PanelScope.None });

    /// <summary>Those kept for a package and something else: whoever looks first says which.</summary>
    public IEnumerable<PanelKind> Scoped => All.Where(kind => kind.Scope != PanelScope.None);

    /// <summary>Those kept once for the site.</summary>
    public IEnumerable<PanelKind> OfTheSite => All.Where(kind => kind.SiteWide);

    /// <summary>The services they come from, each once.</summary>
    public IReadOnlyList<UpstreamService> Services => [.. All.SelectMany(kind => kind.Services).DistinctBy(service => service.Name)];

    /// <summary>The kind of that name; null when there is none.</summary>
    public PanelKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>True for a key of one of these kinds, in its present shape.</summary>
    public bool Has(PanelKey key) => Find(key.Kind) is { } kind && kind.Schema == key.Schema
        && kind.SiteWide == (key.Package.Length == 0) && kind.Scope.Holds(key.Scope);
}
