using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// What all panels of one kind have in common. <paramref name="Schema"/> is the number of the shape of their value: raise it when the
/// record changes, and kept answers of the old shape are gathered again instead of misread.
/// </summary>
public abstract record PanelKind(string Name, int Schema, bool SiteWide)
{
    /// <summary>The key of the panel of this kind for a package.</summary>
    public PanelKey For(string package, string scope = "") =>
        SiteWide ? throw new InvalidOperationException($"{Name} is site-wide") : new PanelKey(Name, Schema, package, scope);

    /// <summary>The key of a site-wide panel.</summary>
    public PanelKey Site => SiteWide ? new PanelKey(Name, Schema, "") : throw new InvalidOperationException($"{Name} is kept per package");
}

/// <summary>A kind of panel with the type of its value and how that is kept as bytes.</summary>
public sealed record PanelKind<T>(string Name, int Schema, JsonTypeInfo<T> Json, bool SiteWide = false) : PanelKind(Name, Schema, SiteWide)
    where T : class
{
    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are of another shape.</summary>
    public T Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Json) ?? throw new JsonException("null");
}
