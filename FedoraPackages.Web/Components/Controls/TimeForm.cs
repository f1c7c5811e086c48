namespace FedoraPackages.Web.Components.Controls;

/// <summary>How a time is said.</summary>
public enum TimeForm
{
    /// <summary>"3 h ago".</summary>
    Ago,

    /// <summary>"3 h".</summary>
    For,

    /// <summary>"11:40 UTC".</summary>
    Clock,
}
