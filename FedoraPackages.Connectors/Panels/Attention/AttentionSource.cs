namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>A panel that a rule reads.</summary>
/// <param name="Scope">The release or subpackage, for a kind that is about one.</param>
public sealed record AttentionSource(PanelKind Kind, string Scope = "")
{
    /// <summary>Its key for a package.</summary>
    public PanelKey Of(string package) => Kind.SiteWide ? Kind.Site : Kind.For(package, Scope);
}
