using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>One page of a package's updates, and what the filters would give.</summary>
internal sealed class UpdatesSelection
{
    private static readonly UpdateStatus[] Order =
        [UpdateStatus.Pending, UpdateStatus.Testing, UpdateStatus.Stable, UpdateStatus.Unpushed, UpdateStatus.Obsolete, UpdateStatus.Unknown];

    public UpdatesSelection(IReadOnlyCollection<BodhiUpdate> updates, ReleaseList? releases, UpdatesView view)
    {
        var places = (releases?.Releases ?? []).Select(r => r.Name)
            .Distinct(StringComparer.Ordinal).Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal);
        bool OfRelease(BodhiUpdate u) => view.Release is null || u.Release.Equals(view.Release, StringComparison.OrdinalIgnoreCase);
        bool OfStatus(BodhiUpdate u) => view.Status is null || UpdateWords.Of(u.Status) == view.Status;
        bool OfType(BodhiUpdate u) => view.Type is null || UpdateWords.Of(u.Type) == view.Type;

        var others = updates.Where(u => OfRelease(u) && OfType(u)).ToList();
        AnyStatus = others.Count;
        Statuses = [.. Order.Select(UpdateWords.Of)
            .Select(word => new FilterChoice(word, word, others.Count(u => UpdateWords.Of(u.Status) == word)))
            .Where(c => c.Count > 0 || c.Value == view.Status)];
        Releases = [.. updates.GroupBy(u => u.Release)
            .OrderBy(g => places.GetValueOrDefault(g.Key, int.MaxValue)).ThenByDescending(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FilterChoice(g.Key, ReleaseName.Of(g.Key, releases), g.Count(u => OfStatus(u) && OfType(u))))
            .Where(c => c.Count > 0 || c.Value.Equals(view.Release, StringComparison.OrdinalIgnoreCase))];
        Types = [.. updates.GroupBy(u => UpdateWords.Of(u.Type)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FilterChoice(g.Key, g.Key, g.Count(u => OfStatus(u) && OfRelease(u)))).Where(c => c.Count > 0 || c.Value == view.Type)];
        var matching = Sorted(updates.Where(u => OfRelease(u) && OfStatus(u) && OfType(u)), view.Sort, u => places.GetValueOrDefault(u.Release, int.MaxValue));
        Page = new RowPage<BodhiUpdate>([.. view.Reversed ? matching.Reverse() : matching], view.Page);
    }

    public RowPage<BodhiUpdate> Page { get; }

    /// <summary>How many there are with release and type chosen, whatever their status.</summary>
    public int AnyStatus { get; }

    public IReadOnlyList<FilterChoice> Statuses { get; }

    public IReadOnlyList<FilterChoice> Releases { get; }

    public IReadOnlyList<FilterChoice> Types { get; }

    private static IEnumerable<BodhiUpdate> Sorted(IEnumerable<BodhiUpdate> updates, UpdatesSort sort, Func<BodhiUpdate, int> place)
    {
        var newest = updates.OrderByDescending(u => u.Submitted).ThenBy(u => u.Alias, StringComparer.Ordinal);
        return sort switch
        {
            UpdatesSort.Status => newest.OrderBy(u => Array.IndexOf(Order, u.Status)),
            UpdatesSort.Release => newest.OrderBy(place),
            UpdatesSort.Type => newest.OrderByDescending(u => u.Type == UpdateType.Security).ThenByDescending(u => u.Severity).ThenBy(u => u.Type),
            _ => newest,
        };
    }
}
