using System.Collections.Immutable;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Operating;

/// <summary>
/// The panels of a bulk refresh: those of every package that is not retired, what is kept beside them, and those of the whole site; in an
/// order of their own, so that another worker finds the place.
/// </summary>
internal sealed class BulkTargets(IPanelStore store, IEnumerable<IPanelSource> sources)
{
    /// <summary>Those of one kind stand in <see cref="Order"/>.</summary>
    /// <param name="kind">Null: every kind.</param>
    public async Task<IReadOnlyList<PanelKey>> OfAsync(string? kind, CancellationToken ct)
    {
        var kinds = sources.Select(s => s.Kind).Where(k => kind is null || k.Name == kind).ToImmutableArray();
        var shapes = kinds.Select(k => (k.Name, k.Schema)).ToHashSet();
        var living = await LivingAsync(ct);
        var targets = new HashSet<PanelKey>(await store.KeysAsync(ct));
        targets.RemoveWhere(key => !shapes.Contains((key.Kind, key.Schema)));
        targets.UnionWith(kinds.Where(k => k.SiteWide).Select(k => k.Site));
        targets.UnionWith(kinds.Where(k => k is { SiteWide: false, Scope: PanelScope.None }).SelectMany(_ => living, (k, package) => k.For(package)));
        return [.. targets.Order(Order)];
    }

    /// <summary>Of panels of one kind.</summary>
    public static IComparer<PanelKey> Order { get; } = Comparer<PanelKey>.Create((a, b) =>
        string.CompareOrdinal(a.Package, b.Package) is not 0 and var package ? package : string.CompareOrdinal(a.Scope, b.Scope));

    private async Task<IReadOnlyList<string>> LivingAsync(CancellationToken ct)
    {
        var names = await store.ReadAsync(KojiPanels.Names, KojiPanels.Names.Site, ct);
        return names is null ? [] : [.. names.Value.Packages.Where(p => !p.Retired).Select(p => p.Name)];
    }
}
