using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.History;

/// <summary>All that was said about one thing, a build for instance, in one line.</summary>
/// <param name="Thread">What it is about.</param>
/// <param name="Head">The step that says most of where it stands.</param>
/// <param name="Steps">All of them, the newest at the top.</param>
public sealed record HistoryLine(string Thread, Fact Head, ImmutableArray<HistoryEntry> Steps)
{
    /// <summary>When the last of it happened.</summary>
    public DateTimeOffset At => Steps[0].Fact.SentAt;

    /// <summary>Who did what the head says; null where nobody is named.</summary>
    public string? By => Steps.FirstOrDefault(s => s.Fact == Head)?.By;

    /// <summary>The history in lines, the one with the newest step at the top. Going from tag to tag and comments say little of themselves.</summary>
    public static ImmutableArray<HistoryLine> Of(PackageHistory history) =>
    [
        .. history.Entries.GroupBy(e => e.Fact.Thread, StringComparer.Ordinal)
            .Select(of => new HistoryLine(of.Key, (of.FirstOrDefault(e => !e.Fact.IsSmall) ?? of.First()).Fact, [.. of])),
    ];
}
