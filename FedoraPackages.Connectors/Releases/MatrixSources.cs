using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Releases;

/// <summary>What the rows are made of. Only <paramref name="Releases"/> must be there.</summary>
internal sealed record MatrixSources(
    ReleaseList Releases, TaggedBuilds? Tagged, BuildList? Builds, UpdateList? Updates, DateTimeOffset Now, BugList? Bugs = null)
{
    /// <summary>
    /// Whose matrix this is, since an update has builds of other packages too: Koji's answers say so, and else the one name that is in every
    /// update. Null while that leaves several.
    /// </summary>
    public string? Package { get; } = OfKoji(Tagged, Builds) ?? OfUpdates(Updates);

    /// <summary>What bears on the updates of a release; null while nobody knows whose matrix this is.</summary>
    public UpdateContext? Context(BodhiRelease release) => Package is { } package ? new UpdateContext(package, Bugs, Tagged?.In(release)) : null;

    private static string? OfKoji(TaggedBuilds? tagged, BuildList? builds) => builds is { Builds: [var build, ..] }
        ? build.Name
        : (tagged?.Releases ?? []).Select(r => r.Stable ?? r.OnTheWay.FirstOrDefault()).FirstOrDefault(b => b is not null)?.Name;

    private static string? OfUpdates(UpdateList? updates)
    {
        HashSet<string?>? names = null;
        foreach (var update in updates?.Updates ?? [])
        {
            var own = update.Builds.Select(b => Nvr.NameOf(b.Nvr));
            if (names is null)
                names = [.. own];
            else
                names.IntersectWith(own);
        }

        return names is { Count: 1 } ? names.Single() : null;
    }
}
