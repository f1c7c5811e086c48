using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// What all panels of one kind have in common. <paramref name="Schema"/> is the number of the shape of their value: raise it when the
/// record changes, and kept answers of the old shape are gathered again instead of misread.
/// </summary>
/// <param name="Services">What is asked for it; the first is the one whose places a gathering takes.</param>
/// <param name="SiteWide">Kept once for the site, and for no package.</param>
/// <param name="Scope">What it is about beside its package.</param>
public abstract record PanelKind(string Name, int Schema, IReadOnlyList<UpstreamService> Services, bool SiteWide, PanelScope Scope)
{
    /// <summary>The key of a site-wide panel.</summary>
    public PanelKey Site => SiteWide ? new PanelKey(Name, Schema, "") : throw new InvalidOperationException($"{Name} is kept per package");

    /// <summary>The key of the panel of this kind for a package.</summary>
    /// <param name="scope">The release or subpackage, for a kind that is about one.</param>
    public PanelKey For(string package, string scope = "") =>
        SiteWide ? throw new InvalidOperationException($"{Name} is site-wide")
        : !Scope.Holds(scope) ? throw new InvalidOperationException($"{Name} is not kept for that {Scope}")
        : new PanelKey(Name, Schema, package, scope);

    /// <summary>Hands over the kind with the type of its value.</summary>
    public abstract TResult Use<TResult>(IPanelKindUse<TResult> use);
}

/// <summary>A kind of panel with the type of its value and how that is kept as bytes.</summary>
public sealed record PanelKind<T>(
    string Name, int Schema, JsonTypeInfo<T> Json, IReadOnlyList<UpstreamService> Services, bool SiteWide = false, PanelScope Scope = PanelScope.None)
    : PanelKind(Name, Schema, Services, SiteWide, Scope)
    where T : class
{
    public byte[] Write(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <summary>Throws <see cref="JsonException"/> when the bytes are of another shape.</summary>
    public T Read(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, Json) ?? throw new JsonException("null");

    public override TResult Use<TResult>(IPanelKindUse<TResult> use) => use.With(this);
}
