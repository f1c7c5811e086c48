using System.Collections.Immutable;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>One line about an update.</summary>
/// <param name="Packages">The source packages of its builds, at most <see cref="MostPackages"/>.</param>
/// <param name="Builds">How many builds it has.</param>
/// <param name="At">When it came to where it is: submitted, in testing, or stable.</param>
public sealed record RecentUpdate(
    string Alias, string Release, UpdateStatus Status, UpdateType Type, ImmutableArray<string> Packages, int Builds, DateTimeOffset At)
{
    public const int MostPackages = 10;
}
