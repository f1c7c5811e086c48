namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>What a push did to the file that marks a package as retired (<c>dead.package</c>).</summary>
public enum Retirement
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Added it.</summary>
    Retired,

    /// <summary>Removed it.</summary>
    Unretired,
}
