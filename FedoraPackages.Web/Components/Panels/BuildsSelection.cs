using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Web.Components.Panels;

/// <summary>One page of a package's builds, and what the filters would give.</summary>
internal sealed class BuildsSelection
{
    public const int PageSize = 50;

    private static readonly BuildState[] StateOrder =
        [BuildState.Building, BuildState.Failed, BuildState.Complete, BuildState.Canceled, BuildState.Deleted];

    public BuildsSelection(IReadOnlyCollection<KojiBuild> builds, BuildsView view)
    {
        var rows = builds.Select(b => (Build: b, Tag: DistTag.Of(b.Release))).ToList();
        var ofRelease = rows.Where(r => view.Release is null || Is(r.Tag, view.Release)).ToList();

        AnyState = ofRelease.Count;
        States = [.. StateOrder
            .Select(BuildWords.State)
            .Select(word => new FilterChoice(word, word, ofRelease.Count(r => BuildWords.State(r.Build.State) == word)))
            .Where(c => c.Count > 0 || c.Value == view.State)];
        Releases = [.. rows
            .GroupBy(r => (Value: r.Tag?.Id ?? BuildsView.NoRelease, Words: r.Tag?.Name ?? "none", Order: r.Tag?.Order ?? int.MaxValue))
            .OrderBy(g => g.Key.Order)
            .Select(g => new FilterChoice(g.Key.Value, g.Key.Words, g.Count(r => IsOf(r.Build, view.State))))
            .Where(c => c.Count > 0 || c.Value.Equals(view.Release, StringComparison.OrdinalIgnoreCase))];

        var matching = ofRelease.Where(r => IsOf(r.Build, view.State)).ToList();
        Matching = matching.Count;
        Pages = Math.Max(1, (Matching + PageSize - 1) / PageSize);
        Page = Math.Min(view.Page, Pages);
        Rows = [.. Sorted(matching, view).Select(r => r.Build).Skip((Page - 1) * PageSize).Take(PageSize)];
    }

    public IReadOnlyList<KojiBuild> Rows { get; }

    /// <summary>How many builds the filters let through.</summary>
    public int Matching { get; }

    /// <summary>The page shown: the last one when the address asks for a later one.</summary>
    public int Page { get; }

    public int Pages { get; }

    public int First => Rows.Count == 0 ? 0 : ((Page - 1) * PageSize) + 1;

    public int Last => Rows.Count == 0 ? 0 : First + Rows.Count - 1;

    /// <summary>How many there are with the release chosen, whatever their state.</summary>
    public int AnyState { get; }

    public IReadOnlyList<FilterChoice> States { get; }

    public IReadOnlyList<FilterChoice> Releases { get; }

    private static bool IsOf(KojiBuild build, string? state) => state is null || BuildWords.State(build.State) == state;

    private static bool Is(DistTag? tag, string release) =>
        (tag?.Id ?? BuildsView.NoRelease).Equals(release, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(KojiBuild Build, DistTag? Tag)> Sorted(List<(KojiBuild Build, DistTag? Tag)> rows, BuildsView view)
    {
        var newest = rows.OrderByDescending(r => r.Build.Started).ThenByDescending(r => r.Build.BuildId);
        IEnumerable<(KojiBuild Build, DistTag? Tag)> sorted = view.Sort switch
        {
            BuildsSort.State => newest.OrderBy(r => Array.IndexOf(StateOrder, r.Build.State)),
            BuildsSort.Release => newest.OrderBy(r => r.Tag?.Order ?? int.MaxValue),
            BuildsSort.By => newest.OrderBy(r => r.Build.Owner, StringComparer.OrdinalIgnoreCase),
            BuildsSort.Took => newest.OrderByDescending(r => r.Build.Completed - r.Build.Started),
            _ => newest,
        };
        return view.Reversed ? sorted.Reverse() : sorted;
    }
}
