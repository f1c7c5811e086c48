namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Where Bodhi shows a thing to people (<c>upstreams/http.md</c> §1).</summary>
public static class BodhiPages
{
    private const string Top = "https://bodhi.fedoraproject.org/";

    public static string Releases => Top + "releases/";

    /// <summary>The updates of all packages, newest first.</summary>
    public static string Updates => Top + "updates/";

    /// <summary>A package's updates, all of them.</summary>
    public static string Package(string name) => $"{Updates}?packages={Uri.EscapeDataString(name)}";

    public static string Update(string alias) => Updates + Uri.EscapeDataString(alias);
}
