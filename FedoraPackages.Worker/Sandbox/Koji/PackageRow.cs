using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Packages as the different calls show them.</summary>
internal static class PackageRow
{
    public static RowShape<SandboxPackage> Short { get; } = new(("id", package => package.Id), ("name", package => package.Name));

    public static RowShape<SandboxPackage> Named { get; } = new(("package_id", package => package.Id), ("package_name", package => package.Name));

    public static RowShape<Listing> InTag { get; } = new(
        ("package_id", listing => listing.Package.Id),
        ("package_name", listing => listing.Package.Name),
        ("tag_id", listing => listing.Release.Base.Id),
        ("tag_name", listing => listing.Release.Base.Name),
        ("extra_arches", _ => XmlRpcValue.Nil),
        ("blocked", listing => listing.IsBlocked));

    public static RowShape<Listing> Owned { get; } = InTag.With(
        ("owner_id", listing => listing.Package.Owner.Id),
        ("owner_name", listing => listing.Package.Owner.Name));
}
