namespace FedoraPackages.Web.Components.Panels;

/// <summary>The columns builds can be sorted by.</summary>
public enum BuildsSort
{
    /// <summary>Newest first.</summary>
    Started,

    /// <summary>What runs, then what failed, then the rest.</summary>
    State,

    /// <summary>Newest release first.</summary>
    Release,

    /// <summary>By name.</summary>
    By,

    /// <summary>Longest first.</summary>
    Took,
}
