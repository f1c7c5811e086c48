using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Operations;

/// <summary>The bulk refreshes: one at a time, and those before it.</summary>
/// <param name="Current">Null: there has been none.</param>
/// <param name="Earlier">The newest first, and not many.</param>
public sealed record BulkHistory(BulkRefresh? Current, ImmutableArray<BulkRefresh> Earlier)
{
    private const int Most = 10;

    public static BulkHistory None { get; } = new(null, []);

    /// <summary>One that runs; null when none does.</summary>
    public BulkRefresh? Running => Current is { IsOver: false } ? Current : null;

    /// <summary>With another one begun. Not while one runs.</summary>
    public BulkHistory Begin(BulkRefresh next) => new(next, Current is null ? Earlier : [Current, .. Earlier.Take(Most - 1)]);
}
