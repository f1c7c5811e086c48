namespace FedoraPackages.Connectors.Panels;

/// <summary>Why the upstream service gave no usable answer, and since when. Safe to show: holds none of the service's own words.</summary>
/// <param name="Service">The upstream service's name, as on screen: "Koji".</param>
/// <param name="Reason">Plain words: "no answer within 30 s", "answered with status 500".</param>
public sealed record PanelFailure(string Service, string Reason, DateTimeOffset Since)
{
    /// <summary>Not an upstream service but what this site keeps its panels in cannot be read.</summary>
    public static PanelFailure OfTheStore(DateTimeOffset since) => new("This site's store", "the panel could not be read", since);
}
