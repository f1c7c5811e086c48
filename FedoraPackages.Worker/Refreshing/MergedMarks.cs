using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Worker.Refreshing;

/// <summary>
/// Marks that come together, with as few of each key as leave what marking one after the other would leave: the store loads and saves a
/// row for each. Only how often the row says that it was marked may differ, which nothing goes by but whether it was at all.
/// </summary>
internal static class MergedMarks
{
    public static IReadOnlyList<PanelMark> Of(IEnumerable<PanelMark> marks)
    {
        var merged = new List<PanelMark>();
        var last = new Dictionary<PanelKey, int>();
        foreach (var mark in marks)
        {
            if (last.TryGetValue(mark.Key, out var at) && Includes(merged[at], mark))
            {
                merged[at] = merged[at] with { Cause = mark.Cause, Trace = mark.Trace ?? merged[at].Trace, Facts = [.. merged[at].Facts, .. mark.Facts] };
            }
            else
            {
                last[mark.Key] = merged.Count;
                merged.Add(mark);
            }
        }

        return merged;
    }

    // The later may not be the faster one, since a slow mark puts the time off before the fast one sets it; nor may it be the only one
    // that counts, since then the facts of the other would count with it.
    private static bool Includes(PanelMark earlier, PanelMark later) =>
        earlier.Lane <= later.Lane
        && (earlier.When == MarkWhen.Always || earlier.When == later.When)
        && IsMessages(earlier) && IsMessages(later);

    private static bool IsMessages(PanelMark mark) => mark is { When: MarkWhen.Always or MarkWhen.Known, UnlessGatheredSince: null, Bulk: null };
}
