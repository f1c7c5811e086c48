using System.Globalization;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// Names one kept answer: a kind of panel with the number of its value's shape, a source package (empty for a site-wide panel), and for
/// some kinds a release or subpackage. As text <c>kind.schema:package[:scope]</c>; a package name cannot hold a colon.
/// </summary>
/// <param name="Schema">
/// Answers of another shape are kept under another key: versions of this program that run side by side during an upgrade neither misread
/// nor overwrite each other's.
/// </param>
public readonly record struct PanelKey(string Kind, int Schema, string Package, string Scope = "")
{
    public override string ToString() => Scope.Length == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind}.{Schema}:{Package}")
        : string.Create(CultureInfo.InvariantCulture, $"{Kind}.{Schema}:{Package}:{Scope}");

    /// <exception cref="FormatException">The text is no panel key.</exception>
    public static PanelKey Parse(string text) => TryParse(text) ?? throw new FormatException($"no panel key: {text}");

    /// <summary>Null for what is no panel key.</summary>
    public static PanelKey? TryParse(string text)
    {
        var parts = text.Split(':', 3);
        return parts is [var kind, var package, ..] && kind.Split('.') is [var name, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var schema)
            ? new PanelKey(name, schema, package, parts.Length == 3 ? parts[2] : "")
            : null;
    }
}
