using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Bugzilla;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Releases;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Web.Components.Admin;

/// <summary>What the store and the workers have short names for, as people call it.</summary>
internal static class AdminWords
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [KojiPanels.Builds.Name] = "builds",
        [ReleasePanels.Tagged.Name] = "builds in tags",
        [BodhiPanels.Updates.Name] = "updates",
        [BugzillaPanels.Bugs.Name] = "bugs",
        [KojiPanels.Names.Name] = "list of packages",
        [BodhiPanels.Releases.Name] = "releases",
        [KojiPanels.Recent.Name] = "newest builds",
        [BodhiPanels.Recent.Name] = "newest updates",
    };

    /// <summary>A kind of panel.</summary>
    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>A panel: "builds of guake".</summary>
    public static string Panel(PanelKey key) => key.Package.Length == 0 ? Kind(key.Kind) : $"{Kind(key.Kind)} of {key.Package}";

    /// <summary>A panel, from its key as text.</summary>
    public static string Panel(string key) => PanelKey.TryParse(key) is { } known ? Panel(known) : key;

    public static string Panels(IEnumerable<string> keys) => string.Join(", ", keys.Select(Panel));

    /// <summary>Who waits for it.</summary>
    public static string Lane(RefreshLane lane) => lane switch
    {
        RefreshLane.FirstView => "a page that opens",
        RefreshLane.Watched => "an open page",
        _ => "nobody yet",
    };

    /// <summary>Why a message made nothing stale, with what was missing.</summary>
    public static string Ignored(string reason, string? detail) => $"{reason.Replace('-', ' ')}{(detail is null ? "" : $" ({detail})")}";
}
