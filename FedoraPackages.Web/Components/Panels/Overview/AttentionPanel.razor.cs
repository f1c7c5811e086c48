using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Web.Components.Controls;
using FedoraPackages.Web.Live;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>At most five lines of what needs a look, worst first; or that there is nothing, and when that was checked.</summary>
public sealed partial class AttentionPanel
{
    private const int MostTests = 3;
    private const int MostFixes = 3;

    private readonly Followed<ReleaseList> releases = new(BodhiPanels.Releases);
    private readonly Followed<TaggedBuilds> tagged = new(ReleasePanels.Tagged);
    private readonly Followed<BugList> bugs = new(BugzillaPanels.Bugs);
    private readonly Followed<UpdateList> updates = new(BodhiPanels.Updates);
    private Attention attention = new([], AttentionSources.None);
    private IReadOnlyList<AttentionItem> lines = [];
    private int more;

    /// <summary>Blocked in Rawhide.</summary>
    [Parameter]
    public bool Retired { get; set; }

    protected override IReadOnlyList<Followed> Follows => [releases, tagged, bugs, updates];

    private IReadOnlyList<FrameSource> Sources =>
    [
        .. FrameSource.Merge(
            FrameSource.Of(KojiService.Name, Links.KojiPackage(Package), tagged.Panel),
            FrameSource.Of(BodhiService.Name, Links.BodhiPackage(Package), releases.Panel),
            FrameSource.Of(BodhiService.Name, Links.BodhiPackage(Package), updates.Panel),
            FrameSource.Of(BugzillaService.Name, Links.BugzillaPackage(Package), bugs.Panel)).Select(source => source with { ChangedAt = null }),
    ];

    /// <summary>When the oldest of what this rests on was checked.</summary>
    private DateTimeOffset? Checked => new[] { bugs.Panel.CheckedAt, updates.Panel.CheckedAt, tagged.Panel.CheckedAt }.Min();

    protected override void ParametersTaken() => Taken();

    protected override void Taken()
    {
        var matrix = releases.Value is { } list && tagged.Value is not null ? ReleaseMatrix.Of(list, tagged.Value, null, updates.Value, Time.GetUtcNow(), bugs.Value) : null;
        attention = Attention.Of(Retired, matrix, bugs.Value, updates.Value, releases.Value);
        lines = [.. attention.Lines.Take(Attention.MostLines)];
        more = attention.Lines.Count() - lines.Count;
    }
}
