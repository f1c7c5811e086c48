using System.Collections.Immutable;

namespace FedoraPackages.Connectors.History;

/// <summary>
/// The last that was said of a package on Fedora's bus, as it was heard: a message is a hint, and what stands elsewhere on the page is
/// the truth.
/// </summary>
/// <param name="Entries">The newest at the top; at most <see cref="Most"/>.</param>
/// <param name="OlderMissing">True when what was said before this site listened could not be asked.</param>
public sealed record PackageHistory(ImmutableArray<HistoryEntry> Entries, bool OlderMissing)
{
    /// <summary>How many are kept of each package.</summary>
    public const int Most = 200;

    /// <summary>Of the same message that was heard twice, or heard and found in the archive, once.</summary>
    public static PackageHistory Of(IEnumerable<HistoryEntry> entries, bool olderMissing) => new(
        [.. entries.DistinctBy(e => (e.Id, e.Fact.Subject)).OrderByDescending(e => e.Fact.SentAt).ThenByDescending(e => e.Fact.Rank).Take(Most)], olderMissing);
}
