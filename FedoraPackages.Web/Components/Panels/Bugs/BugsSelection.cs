using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>One page of a package's bugs, and what the filters would give.</summary>
internal sealed class BugsSelection
{
    public BugsSelection(IReadOnlyCollection<Bug> bugs, BugsView view)
    {
        bool OfStatus(Bug b) => view.Status is null || b.Status == view.Status;
        bool OfSeverity(Bug b) => view.Severity is null || BugWords.Severity(b) == view.Severity;
        bool OfRelease(Bug b) => view.Release is null || BugVersions.Words(b.Version).Equals(view.Release, StringComparison.OrdinalIgnoreCase);
        bool OfKind(Bug b) => view.Kind is null || BugWords.Is(b, view.Kind);

        var byStatus = bugs.Where(b => OfSeverity(b) && OfRelease(b) && OfKind(b)).ToList();
        AnyStatus = byStatus.Count;
        Statuses = Choices(byStatus.GroupBy(b => b.Status).OrderBy(g => BugWords.Place(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Key, g.Count())), view.Status);
        Severities = Choices(bugs.Where(b => OfStatus(b) && OfRelease(b) && OfKind(b)).GroupBy(b => b.Severity).OrderByDescending(g => g.Key)
            .Select(g => (BugWords.Severity(g.First()), BugWords.Severity(g.First()), g.Count())), view.Severity);
        Releases = Choices(bugs.Where(b => OfStatus(b) && OfSeverity(b) && OfKind(b)).GroupBy(b => BugVersions.Words(b.Version))
            .OrderBy(g => BugWords.Place(g.First()))
            .Select(g => (g.Key, g.Key, g.Count())), view.Release);
        var byKind = bugs.Where(b => OfStatus(b) && OfSeverity(b) && OfRelease(b)).ToList();
        Kinds = Choices(BugWords.Kinds.Select(kind => (kind, BugWords.Kind(kind), byKind.Count(b => BugWords.Is(b, kind)))), view.Kind);
        var matching = byStatus.Where(OfStatus);
        Page = new RowPage<Bug>([.. view.Reversed ? Sorted(matching, view.Sort).Reverse() : Sorted(matching, view.Sort)], view.Page);
    }

    public RowPage<Bug> Page { get; }

    /// <summary>How many there are with the other filters, whatever their status.</summary>
    public int AnyStatus { get; }

    public IReadOnlyList<FilterChoice> Statuses { get; }

    public IReadOnlyList<FilterChoice> Severities { get; }

    public IReadOnlyList<FilterChoice> Releases { get; }

    public IReadOnlyList<FilterChoice> Kinds { get; }

    private static IReadOnlyList<FilterChoice> Choices(IEnumerable<(string Value, string Words, int Count)> choices, string? chosen) =>
        [.. choices.Where(c => c.Count > 0 || c.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase))
            .Select(c => new FilterChoice(c.Value, c.Words, c.Count))];

    private static IEnumerable<Bug> Sorted(IEnumerable<Bug> bugs, BugsSort sort)
    {
        var newest = bugs.OrderByDescending(b => b.Created).ThenByDescending(b => b.Id);
        return sort switch
        {
            BugsSort.Changed => newest.OrderByDescending(b => b.Changed),
            BugsSort.Severity => newest.OrderByDescending(b => b.Severity),
            BugsSort.Status => newest.OrderBy(b => BugWords.Place(b.Status)),
            BugsSort.Release => newest.OrderBy(BugWords.Place),
            _ => newest,
        };
    }
}
