using FedoraPackages.Connectors.Bodhi;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The short name of a release, the same wherever a page speaks of it: "Rawhide", "F45", "EPEL 10.2", "EPEL 9 Next", "ELN".</summary>
public static class ReleaseName
{
    /// <param name="name">Its Bodhi name: <c>EPEL-9N</c>.</param>
    /// <param name="releases">Which of them is Rawhide; null: not known, and then a number is called by it.</param>
    public static string Of(string name, ReleaseList? releases) => Of(name, releases?.Releases.FirstOrDefault(r => r.Kind == ReleaseKind.Rawhide)?.Name);

    /// <param name="rawhide">The Bodhi name of Rawhide's release; null: not known.</param>
    public static string Of(string name, string? rawhide) =>
        name == rawhide ? "Rawhide"
        : name.StartsWith("EPEL-", StringComparison.Ordinal) && name.EndsWith('N') ? $"{name[..^1].Replace('-', ' ')} Next"
        : name.Replace('-', ' ');
}
