using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>An update that needs a look; the gravest of them where <paramref name="Count"/> is greater than 1.</summary>
/// <param name="Update">Its alias.</param>
/// <param name="Severity">How grave what it mends is, for security updates.</param>
/// <param name="Tests">The tests that hold it; default or empty for none.</param>
public sealed record UpdateItem(
    AttentionKind Kind,
    DateTimeOffset? Since,
    ImmutableArray<string> Releases,
    string Update,
    int Count = 1,
    UpdateSeverity Severity = UpdateSeverity.Unspecified,
    string? Words = null,
    ImmutableArray<UnmetTest> Tests = default) : AttentionItem(Kind, Since, Releases, Count, Words);
