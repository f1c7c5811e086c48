namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// Names one kept answer: a kind of panel, a source package (empty for a site-wide panel), and for some kinds a release or subpackage.
/// As text <c>kind:package[:scope]</c>; a package name cannot hold a colon.
/// </summary>
public readonly record struct PanelKey(string Kind, string Package, string Scope = "")
{
    public override string ToString() => Scope.Length == 0 ? $"{Kind}:{Package}" : $"{Kind}:{Package}:{Scope}";

    public static PanelKey Parse(string text) => text.Split(':', 3) switch
    {
        [var kind, var package] => new PanelKey(kind, package),
        [var kind, var package, var scope] => new PanelKey(kind, package, scope),
        _ => throw new FormatException($"no panel key: {text}"),
    };
}
