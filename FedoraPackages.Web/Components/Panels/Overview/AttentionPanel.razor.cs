using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Web.Components.Controls;

namespace FedoraPackages.Web.Components.Panels.Overview;

/// <summary>At most five lines of what needs a look, worst first; or that there is nothing, and when that was checked.</summary>
public sealed partial class AttentionPanel
{
    private IReadOnlyList<AttentionItem> lines = [];
    private int more;

    private IReadOnlyList<FrameSource> Sources =>
    [
        .. FrameSource.Merge(from followed in Follows
                             let service = followed.OfKind.Services[0].Name
                             let page = Pages.FirstOrDefault(page => page.Service == service)
                             select FrameSource.Of(service, page?.Href(Links, Package), followed.Untyped)).Select(source => source with { ChangedAt = null }),
    ];

    // What is kept for the site says which releases there are, and nothing of the package.
    private IEnumerable<Panel<object>> OfThePackage => Follows.Where(followed => !followed.OfKind.SiteWide).Select(followed => followed.Untyped);

    // Koji answers first and alone says little: what stands below would move when the rest comes.
    private bool IsReady =>
        Follows.Any(followed => !followed.OfKind.SiteWide && followed.OfKind.Services[0].Name != KojiService.Name && followed.Untyped.Value is not null);

    /// <summary>When the oldest of what this rests on was checked.</summary>
    private DateTimeOffset? Checked => OfThePackage.Min(panel => panel.CheckedAt);

    protected override void Taken()
    {
        base.Taken();
        lines = [.. Attention.Lines.Take(AttentionList.MostLines)];
        more = Attention.Lines.Count() - lines.Count;
    }

    private Dictionary<string, object> DetailOf(AttentionItem item) => new() { ["Item"] = item, [nameof(Package)] = Package };
}
