namespace FedoraPackages.Web.Hosting;

/// <summary>Where things are on this site. A package's name holds nothing that a path would have to escape.</summary>
internal static class SitePaths
{
    public static string Package(string name) => $"/packages/{name}";

    /// <param name="tab">Null for the overview.</param>
    public static string Package(string name, string? tab) => tab is null ? Package(name) : $"/packages/{name}/{tab}";

    public static string Search(string text) => $"/search?q={Uri.EscapeDataString(text)}";

    public static string Builds(string name) => $"/packages/{name}/builds";

    public static string Updates(string name) => $"/packages/{name}/updates";

    /// <summary>One update in the list of them.</summary>
    public static string Update(string name, string alias) => $"{Updates(name)}#{alias}";

    /// <summary>The release matrix.</summary>
    public static string Matrix(string name) => $"{Package(name)}#releases";

    public static string Bugs(string name) => $"/packages/{name}/bugs";
}
