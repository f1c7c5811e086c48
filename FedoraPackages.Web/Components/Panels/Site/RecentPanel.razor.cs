using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Components.Panels.Site;

/// <summary>A short strip of what is built and pushed, of all packages. A reader who wants to read it in peace pauses it.</summary>
public sealed partial class RecentPanel
{
    private const int Lines = 12;

    private readonly Followed<RecentBuilds> builds = new(KojiPanels.Recent);
    private readonly Followed<RecentUpdates> updates = new(BodhiPanels.Recent);
    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private IReadOnlyList<RecentLine> shown = [];
    private bool paused;

    protected override IReadOnlyList<Followed> Follows => [builds, updates, releases];

    private IReadOnlyList<FrameSource> Sources =>
    [
        FrameSource.Of("Koji", Links.KojiBuilds, builds.Panel) with { ChangedAt = null },
        FrameSource.Of("Bodhi", Links.BodhiUpdates, updates.Panel) with { ChangedAt = null },
    ];

    protected override void Taken()
    {
        if (paused)
            return;
        shown = [.. RecentLine.Of(builds.Value, updates.Value, releases.Value).Take(Lines)];
        // What fills in while the page opens has not just happened.
        if (builds.Value is not null && updates.Value is not null)
            Marks.Take(shown.ToDictionary(l => l.Key, l => l.Words), "Happening now");
    }

    private void Toggle()
    {
        paused = !paused;
        Taken();
    }
}
