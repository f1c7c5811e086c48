namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>Where an update stands (<c>upstreams/http.md</c> §1.3). A word we do not know is <see cref="Unknown"/>.</summary>
public enum UpdateStatus
{
    Unknown,
    Pending,
    Testing,
    Stable,
    Unpushed,
    Obsolete,
}
