namespace FedoraPackages.Web.Components.Panels.Bugs;

/// <summary>The columns bugs can be sorted by.</summary>
public enum BugsSort
{
    /// <summary>Newest first.</summary>
    Opened,

    /// <summary>What changed last first.</summary>
    Changed,

    /// <summary>Gravest first.</summary>
    Severity,

    /// <summary>From new to nearly done.</summary>
    Status,

    /// <summary>Rawhide, newest Fedora, EPEL.</summary>
    Release,
}
