using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Web.Hosting;

namespace FedoraPackages.Web.Components.Panels.History;

/// <summary>Where Fedora shows what was said.</summary>
internal static class HistoryLinks
{
    /// <summary>Null: nowhere, or this Fedora is invented.</summary>
    public static string? Of(Fact fact, FedoraLinks links) => fact switch
    {
        BuildChanged build => links.KojiBuild(build.BuildId),
        Tagged tagged => links.KojiBuild(tagged.BuildId),
        UpdateChanged update => links.BodhiUpdate(update.Alias),
        BugChanged bug => links.Bug(bug.BugId),
        _ => null,
    };
}
