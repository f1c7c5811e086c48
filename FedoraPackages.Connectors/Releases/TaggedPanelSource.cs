using System.Collections.Immutable;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// Gathers where a package's builds are. Only what Koji says is kept: updates, thresholds and days come to it when the matrix is drawn,
/// so that they are of that moment and one service's silence does not darken the other's part.
/// </summary>
internal sealed class TaggedPanelSource(KojiConnector koji, KnownReleases releases) : PanelSource<TaggedBuilds>(ReleasePanels.Tagged)
{
    public override string Service => KojiHub.Service;

    public override IEnumerable<PanelKey> StaleAfter(Fact fact) =>
        fact is Tagged or PackageListChanged or BuildChanged { State: BuildState.Deleted } ? [ReleasePanels.Tagged.For(fact.Package)] : [];

    protected override async Task<TaggedBuilds> AskAsync(PanelKey key, CancellationToken ct)
    {
        var list = await releases.CurrentAsync(ct).ConfigureAwait(false);
        var stable = list.Releases.Select(r => r.Tags.Stable).Where(Is).ToHashSet(StringComparer.Ordinal);
        var before = list.Releases.SelectMany(r => Before(r.Tags)).ToHashSet(StringComparer.Ordinal);
        before.ExceptWith(stable);
        var tagged = await koji.TaggedAsync(key.Package, stable, before, ct).ConfigureAwait(false);
        // A release whose own tag Koji does not know says nothing; the others stay.
        return new TaggedBuilds([.. list.Releases.Where(r => tagged.Builds.ContainsKey(r.Tags.Stable)).Select(r => Of(r, tagged))]);
    }

    protected override bool Shows(TaggedBuilds value, Fact fact)
    {
        if (fact is not Tagged { Into: true } tagged)
            return true;
        // A tag of no release is not asked about; neither is a build that another came after.
        var of = value.Releases.FirstOrDefault(r => r.StableTag == tagged.Tag);
        return of is null || (of.Stable is { } stable && stable.BuildId >= tagged.BuildId);
    }

    private static ReleaseBuilds Of(BodhiRelease release, KojiTagged tagged)
    {
        var stable = tagged.Builds[release.Tags.Stable];
        ImmutableArray<TaggedBuild> onTheWay =
        [
            .. Before(release.Tags).Select(tag => tagged.Builds.GetValueOrDefault(tag)).OfType<TaggedBuild>()
                .Where(b => b.BuildId != stable?.BuildId).DistinctBy(b => b.BuildId).OrderByDescending(b => b.BuildId),
        ];
        var listed = tagged.Lists.TryGetValue(release.Tags.Base, out var blocked);
        return new ReleaseBuilds(release.Name, release.Tags.Stable, stable, onTheWay, listed, blocked);
    }

    // The furthest on its way first: a build in two of them is told by it.
    private static IEnumerable<string> Before(ReleaseTags tags) =>
        new[] { tags.PendingStable, tags.Testing, tags.PendingTesting, tags.PendingSigning, tags.Candidate }.Where(Is);

    private static bool Is(string tag) => tag.Length > 0;
}
