using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>The release matrix: joined of what is kept of Koji and Bodhi, whenever one of them changes.</summary>
public sealed partial class MatrixPanel
{
    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private readonly Followed<BuildList> builds = new(KojiPanels.Builds);
    private readonly Followed<UpdateList> updates = new(BodhiPanels.Updates);
    private readonly Followed<BugList> bugs = new(BugzillaPanels.Bugs);
    private ReleaseMatrix? matrix;
    private Dictionary<string, string> looks = [];

    protected override IReadOnlyList<Followed> Follows => [releases, tagged, builds, updates, bugs];

    private IReadOnlyList<FrameSource> Sources => FrameSource.Merge(
        FrameSource.Of(KojiService.Name, Links.KojiPackage(Package), tagged.Panel),
        FrameSource.Of(KojiService.Name, Links.KojiPackage(Package), builds.Panel),
        FrameSource.Of(BodhiService.Name, Links.BodhiPackage(Package), releases.Panel),
        FrameSource.Of(BodhiService.Name, Links.BodhiPackage(Package), updates.Panel),
        FrameSource.Of(BugzillaService.Name, Links.BugzillaPackage(Package), bugs.Panel));

    protected override void Taken()
    {
        matrix = releases.Value is { } list ? ReleaseMatrix.Of(list, tagged.Value, builds.Value, updates.Value, Time.GetUtcNow(), bugs.Value) : null;
        looks = matrix?.Rows.ToDictionary(r => r.Name, r => MatrixLook.Of(r, Time.GetUtcNow(), HasHole(r), builds.Value is { Total: 0 })) ?? [];
        // What fills in while the page opens has not just changed.
        if (matrix is not null && tagged.Value is not null && builds.Value is not null && updates.Value is not null)
            Marks.Take(matrix.Rows.ToDictionary(r => r.Name, MatrixLook.Marked), "Releases");
    }

    private bool HasHole(MatrixRow row) =>
        bugs.Value?.Bugs.Any(b => b.Cves.Length > 0 && row.Releases.Any(release => IsOf(release, BugVersions.Words(b.Version)))) == true;

    private static bool IsOf(BodhiRelease release, string version) => release.Kind switch
    {
        ReleaseKind.Rawhide => version == "Rawhide",
        ReleaseKind.Epel => version == ReleaseWords.Name(release) || version == ReleaseWords.Name(release).Split('.')[0],
        _ => version == release.Name,
    };
}
