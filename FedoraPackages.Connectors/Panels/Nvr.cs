namespace FedoraPackages.Connectors.Panels;

/// <summary>A build's name, version and release in one: neither of the last two holds a dash.</summary>
public static class Nvr
{
    /// <summary>The source package of <c>python-requests-2.32.3-1.fc46</c>; null for what has no such shape or a name that no package can have.</summary>
    public static string? NameOf(string nvr)
    {
        var release = nvr.LastIndexOf('-');
        var version = release > 0 ? nvr.LastIndexOf('-', release - 1) : -1;
        return version > 0 && version + 1 < release && release + 1 < nvr.Length && PackageName.IsValid(nvr[..version]) ? nvr[..version] : null;
    }
}
