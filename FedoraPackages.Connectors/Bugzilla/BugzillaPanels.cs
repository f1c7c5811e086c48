using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>The kinds of panel that need only Bugzilla.</summary>
public static class BugzillaPanels
{
    /// <summary>The open bugs of a package.</summary>
    public static PanelKind<BugList> Bugs { get; } = new("bugs", 2, BugzillaJson.Default.BugList, [BugzillaService.Descriptor]);
}
