namespace FedoraPackages.Web.Components.Panels.Updates;

/// <summary>The columns updates can be sorted by.</summary>
public enum UpdatesSort
{
    /// <summary>Newest first.</summary>
    Submitted,

    /// <summary>What is on its way, then what is stable, then what is over.</summary>
    Status,

    /// <summary>Newest release first.</summary>
    Release,

    /// <summary>Security first, the gravest at the top.</summary>
    Type,
}
