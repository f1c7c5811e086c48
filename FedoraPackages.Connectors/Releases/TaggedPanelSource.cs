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
        var before = list.Releases.SelectMany(r => Before(r.Tags).Append(r.Tags.Override)).Where(Is).ToHashSet(StringComparer.Ordinal);
        before.ExceptWith(stable);
        var lists = list.Releases.Select(r => r.Tags.Base).Where(Is).ToHashSet(StringComparer.Ordinal);
        var tagged = await koji.TaggedAsync(key.Package, stable, before, lists, ct).ConfigureAwait(false);
        return new TaggedBuilds([.. list.Releases.Select(r => Of(r, tagged))]);
    }

    protected override bool Shows(TaggedBuilds value, Fact fact) => fact switch
    {
        // Builds are tagged in any order: that another build is there says nothing of this one.
        Tagged tagged => value.Releases.Where(r => Has(r.Tags, tagged.Tag)).All(r => r.NoTag || r.Blocked || In(r, tagged) == tagged.Into),
        PackageListChanged changed => value.Releases.Where(r => r.Tags.Base == changed.Tag).All(r => changed.Action switch
        {
            "add" => r.Listed,
            "block" => r.Blocked,
            "unblock" => !r.Blocked,
            _ => true,
        }),
        _ => true,
    };

    private static bool In(ReleaseBuilds release, Tagged said) => All(release).Any(b => b.BuildId == said.BuildId && b.Tag == said.Tag);

    private static ReleaseBuilds Of(BodhiRelease release, KojiTagged tagged)
    {
        var listed = tagged.Lists.TryGetValue(release.Tags.Base, out var blocked);
        var known = tagged.Builds.TryGetValue(release.Tags.Stable, out var stable);
        return new ReleaseBuilds(
            release.Name, release.Tags, known ? stable.FirstOrDefault() : null,
            [.. Before(release.Tags).SelectMany(tag => Builds(tagged, tag))], listed, blocked)
        {
            NoTag = !known,
            Overridden = Builds(tagged, release.Tags.Override),
        };
    }

    private static ImmutableArray<TaggedBuild> Builds(KojiTagged tagged, string tag) => tagged.Builds.TryGetValue(tag, out var builds) ? builds : [];

    private static IEnumerable<TaggedBuild> All(ReleaseBuilds release) =>
        [.. release.Stable is { } stable ? release.OnTheWay.Prepend(stable) : release.OnTheWay, .. release.Overridden.IsDefault ? [] : release.Overridden];

    private static bool Has(ReleaseTags tags, string tag) => tag == tags.Stable || tag == tags.Override || Before(tags).Contains(tag);

    // What has come furthest first.
    private static IEnumerable<string> Before(ReleaseTags tags) =>
        new[] { tags.PendingStable, tags.Testing, tags.PendingTesting, tags.PendingSigning, tags.Candidate }.Where(Is).Distinct(StringComparer.Ordinal);

    private static bool Is(string? tag) => !string.IsNullOrEmpty(tag);
}
