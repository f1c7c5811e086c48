using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Live;

namespace FedoraPackages.Web.Components.Panels.Site;

/// <summary>A short strip of what is built and pushed, of all packages. It stands still while somebody points at it, or has paused it.</summary>
public sealed partial class RecentPanel
{
    private const int Lines = 12;

    private readonly Followed<RecentBuilds> builds = new(KojiPanels.Recent);
    private readonly Followed<RecentUpdates> updates = new(BodhiPanels.Recent);
    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly HeldList<RecentLine> lines = new(l => l.Key);
    private bool paused;
    private bool pointedAt;

    protected override IReadOnlyList<Followed> Follows => [builds, updates, releases];

    private IReadOnlyList<FrameSource> Sources =>
    [
        FrameSource.Of(KojiService.Name, Links.KojiBuilds, builds.Panel) with { ChangedAt = null },
        FrameSource.Of(BodhiService.Name, Links.BodhiUpdates, updates.Panel) with { ChangedAt = null },
    ];

    protected override void Taken()
    {
        lines.Take([.. RecentLine.Of(builds.Value, updates.Value, releases.Value).Take(Lines)]);
        Mark();
    }

    // What fills in while the page opens has not just happened.
    private void Mark()
    {
        if (builds.Value is not null && updates.Value is not null)
            Marks.Take(lines.Shown.ToDictionary(l => l.Key, l => l.Words), "Happening now");
    }

    private void Toggle()
    {
        paused = !paused;
        _ = HoldAsync();
    }

    private Task PointAsync(bool at)
    {
        pointedAt = at;
        return HoldAsync();
    }

    private Task HoldAsync()
    {
        if (lines.Hold(paused || pointedAt))
        {
            Mark();
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    private void ShowAll()
    {
        lines.ShowAll();
        Mark();
    }
}
