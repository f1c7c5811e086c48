using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Web.Names;

namespace FedoraPackages.Web.Admin.Actions;

/// <summary>What the actions that refresh have in common: which panels there are, and marking them.</summary>
internal sealed class Refreshing(PanelKinds kinds, NameDirectory directory, IPanelShelf store, IPanelSignals signals)
{
    private const int AtOnce = 200;

    /// <summary>The panels of a package, and what is kept of it for a release or a subpackage.</summary>
    public async Task<IReadOnlyList<PanelKey>> PanelsOfAsync(string package, CancellationToken ct)
    {
        var names = await directory.CurrentAsync(ct) ?? throw new AdminException("which packages exist is not known yet");
        var found = PackageName.IsValid(package) ? names.Find(package) : null;
        return found is null
            ? throw new AdminException("no such package")
            : [.. kinds.OfAPackage.Select(kind => kind.For(found.Name)), .. await ScopedOfAsync(found.Name, ct)];
    }

    /// <summary>The panel of that name.</summary>
    public async Task<PanelKey> PanelAsync(string text, CancellationToken ct)
    {
        if (PanelKey.TryParse(text) is not { } key)
            throw new AdminException("no such panel");
        var panels = key.Package.Length == 0 ? [.. kinds.OfTheSite.Select(kind => kind.Site)] : await PanelsOfAsync(key.Package, ct);
        return panels.Contains(key) ? key : throw new AdminException("no such panel");
    }

    private async Task<IEnumerable<PanelKey>> ScopedOfAsync(string package, CancellationToken ct) =>
        kinds.Scoped.Any() ? (await store.KeysAsync(ct)).Where(key => key.Package == package && key.Scope.Length > 0 && kinds.Has(key)) : [];

    /// <summary>Marks them, to be refreshed now.</summary>
    /// <param name="lane">Watched, for what somebody waits to see; else background.</param>
    public async Task MarkAsync(IReadOnlyCollection<PanelKey> keys, RefreshLane lane, CancellationToken ct)
    {
        foreach (var some in keys.Chunk(AtOnce))
        {
            await store.MarkAsync([.. some.Select(key => PanelMark.Insisting(key, lane))], ct);
            await signals.TryWakeAsync(lane, ct);
        }
    }
}
