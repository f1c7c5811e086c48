using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>What a source package may be called: what Fedora's own names use, at most 120 characters (its longest has 75).</summary>
public static partial class PackageName
{
    public static bool IsValid(string? name) => name is { Length: > 0 and <= 120 } && Shape().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9+._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
