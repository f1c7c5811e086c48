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

    // A finished build lands in a tag, and that is said too; one that is deleted leaves its tags without a word.
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact switch
    {
        Tagged tagged when SideTag.Is(tagged.Tag) => [],
        Tagged or PackageListChanged or BuildChanged { State: BuildState.Deleted } => [ReleasePanels.Tagged.For(fact.Package)],
        _ => [],
    };

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

    protected override bool Shows(TaggedBuilds value, Fact fact) => fact switch
    {
        Tagged { Into: true } tagged => value.Releases.Where(r => Has(r.Tags, tagged.Tag)).All(r => Arrived(r, tagged)),
        Tagged tagged => !value.Releases.SelectMany(All).Any(b => b.BuildId == tagged.BuildId && b.Tag == tagged.Tag),
        PackageListChanged changed => value.Releases.Where(r => r.Tags.Base == changed.Tag).All(r => changed.Action switch
        {
            "add" => r.Listed,
            "block" => r.Blocked,
            "unblock" => !r.Blocked,
            _ => true,
        }),
        _ => true,
    };

    // It may have gone on to the next tag already, and another may have come after it.
    private static bool Arrived(ReleaseBuilds release, Tagged said) => release.Blocked
        || (said.Tag == release.Tags.Stable ? release.Stable is { } stable && stable.BuildId >= said.BuildId : All(release).Any(b => b.BuildId >= said.BuildId));

    private static ReleaseBuilds Of(BodhiRelease release, KojiTagged tagged)
    {
        var listed = tagged.Lists.TryGetValue(release.Tags.Base, out var blocked);
        return new ReleaseBuilds(
            release.Name, release.Tags, tagged.Builds[release.Tags.Stable], [.. Before(release.Tags).Select(tag => tagged.Builds.GetValueOrDefault(tag)).OfType<TaggedBuild>()], listed, blocked);
    }

    private static IEnumerable<TaggedBuild> All(ReleaseBuilds release) => release.Stable is { } stable ? release.OnTheWay.Prepend(stable) : release.OnTheWay;

    private static bool Has(ReleaseTags tags, string tag) => tag == tags.Stable || Before(tags).Contains(tag);

    // What has come furthest first.
    private static IEnumerable<string> Before(ReleaseTags tags) =>
        new[] { tags.PendingStable, tags.Testing, tags.PendingTesting, tags.PendingSigning, tags.Candidate }.Where(Is).Distinct(StringComparer.Ordinal);

    private static bool Is(string? tag) => !string.IsNullOrEmpty(tag);
}
