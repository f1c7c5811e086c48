using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Operations;

/// <summary>What administrators have set for the whole site.</summary>
/// <param name="Paused">The upstream services that are not asked, by name.</param>
/// <param name="Banner">Stands at the top of every page; null: nothing does.</param>
/// <param name="Ended">Administrators' sessions that were ended before their time, by their ids, until they would have ended by themselves.</param>
public sealed record SiteControls(
    ImmutableSortedDictionary<string, ServicePause> Paused, SiteBanner? Banner, ImmutableSortedDictionary<string, DateTimeOffset> Ended)
{
    public static SiteControls None { get; } = new(
        ImmutableSortedDictionary.Create<string, ServicePause>(StringComparer.Ordinal), null,
        ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal));

    /// <summary>Null while the service is asked.</summary>
    public ServicePause? PauseOf(string service) => Paused.GetValueOrDefault(service);
}
