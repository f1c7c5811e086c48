namespace FedoraPackages.Connectors.Datagrepper;

/// <summary>Where Datagrepper shows a thing to people (<c>upstreams/bus.md</c> §2).</summary>
public static class DatagrepperPages
{
    /// <summary>The last month's messages about a package.</summary>
    public static string Package(string name) => $"https://apps.fedoraproject.org/datagrepper/raw?package={Uri.EscapeDataString(name)}&delta=2592000";
}
