namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Where Bodhi shows a thing to people (<c>upstreams/http.md</c> §1).</summary>
public static class BodhiPages
{
    private const string Top = "https://bodhi.fedoraproject.org/";

    public static string Releases => Top + "releases/";

    /// <summary>The updates of all packages, newest first.</summary>
    public static string Updates => Top + "updates/";
}
