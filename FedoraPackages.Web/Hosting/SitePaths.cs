namespace FedoraPackages.Web.Hosting;

/// <summary>Where things are on this site. A package's name holds nothing that a path would have to escape.</summary>
internal static class SitePaths
{
    public static string Package(string name) => $"/packages/{name}";

    public static string Builds(string name) => $"/packages/{name}/builds";

    public static string Updates(string name) => $"/packages/{name}/updates";

    /// <summary>One update in the list of them.</summary>
    public static string Update(string name, string alias) => $"{Updates(name)}#{alias}";

    /// <summary>The release matrix.</summary>
    public static string Matrix(string name) => $"{Package(name)}#releases";

    public static string Bugs(string name) => $"/packages/{name}/bugs";
}
