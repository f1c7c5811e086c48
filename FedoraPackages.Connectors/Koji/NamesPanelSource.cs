using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Koji;

/// <summary>Gathers the names of all packages.</summary>
internal sealed partial class NamesPanelSource(KojiConnector koji) : PanelSource<NameList>(KojiPanels.Names)
{
    // Which number Rawhide has now is Bodhi's to tell; a change to another release's list costs one needless refresh.
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) =>
        fact is PackageListChanged { Action: "add" or "block" or "unblock" or "remove" } changed && RawhideLike().IsMatch(changed.Tag)
            ? [KojiPanels.Names.Site]
            : [];

    protected override Task<NameList> AskAsync(PanelKey key, CancellationToken ct) => koji.NamesAsync(ct);

    protected override bool Shows(NameList value, Fact fact)
    {
        // The list of an older release is not this list: nothing to see here.
        if (fact is not PackageListChanged { Tag: "rawhide" } changed)
            return true;
        var listed = value.Packages.FirstOrDefault(package => package.Name == changed.Package);
        return changed.Action switch
        {
            "add" => listed is not null,
            "block" => listed is { Retired: true },
            "unblock" => listed is { Retired: false },
            _ => true,
        };
    }

    [GeneratedRegex(@"^(f[0-9]{1,3}|rawhide)\z", RegexOptions.CultureInvariant)]
    private static partial Regex RawhideLike();
}
