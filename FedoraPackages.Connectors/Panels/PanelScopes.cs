using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Panels;

/// <summary>What may stand for a release or a subpackage. Anybody can write an address: what cannot be one becomes no key.</summary>
public static partial class PanelScopes
{
    /// <summary>True for what may be the name of one of that scope; for none, only nothing.</summary>
    public static bool Holds(this PanelScope scope, string? text) => text is not null && scope switch
    {
        PanelScope.Release => Release().IsMatch(text),
        PanelScope.Subpackage => Subpackage().IsMatch(text),
        _ => text.Length == 0,
    };

    [GeneratedRegex("^[A-Z][A-Za-z0-9.-]{0,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex Release();

    /// <summary>A name, and behind a slash the release where it differs between them.</summary>
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}(/[A-Z][A-Za-z0-9.-]{0,31})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Subpackage();
}
