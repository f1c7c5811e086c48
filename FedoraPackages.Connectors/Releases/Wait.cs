using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>One thing to say about where an update or a build stands and why it waits.</summary>
/// <param name="At">Since when, or when it will be, as the kind says.</param>
/// <param name="Count">Votes it has, days it has been there.</param>
/// <param name="Needed">How many it needs.</param>
/// <param name="Words">A reason, a tag or an architecture, of somebody else's making: show as text.</param>
/// <param name="Tests">The tests that hold it, as far as known.</param>
/// <param name="Bug">The bug it is about; null for none.</param>
public sealed record Wait(
    WaitKind Kind, DateTimeOffset? At = null, int? Count = null, int? Needed = null, string? Words = null,
    ImmutableArray<UnmetTest> Tests = default, long? Bug = null);
