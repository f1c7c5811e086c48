using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>
/// The updates of one package in the releases that are alive, newest first: the newest <see cref="Newest"/>, and every older one that
/// is still on its way.
/// </summary>
/// <param name="Total">How many there are in truth.</param>
/// <param name="Overrides">Buildroot overrides in force.</param>
public sealed record UpdateList(int Total, ImmutableArray<BodhiUpdate> Updates, ImmutableArray<BuildrootOverride> Overrides)
{
    public const int Newest = 200;
}
