using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>Tags and targets as the different calls show them. What is locked only administrators may change.</summary>
internal static class TagRow
{
    public static RowShape<SandboxTag> Plain { get; } = new(
        ("id", tag => tag.Id),
        ("name", tag => tag.Name),
        ("arches", tag => tag.Arches),
        ("locked", tag => tag.Locked),
        ("maven_support", _ => false),
        ("maven_include_all", _ => false));

    public static RowShape<SandboxTag> WithPermission { get; } = Plain.With(
        ("perm", tag => tag.Locked ? "admin" : XmlRpcValue.Nil),
        ("perm_id", tag => tag.Locked ? 1L : XmlRpcValue.Nil));

    public static RowShape<SandboxTag> Single { get; } = WithPermission.With(
        ("extra", _ => XmlRpcValue.Struct(("mock.package_manager", "dnf5"))));

    public static RowShape<SandboxTarget> Target { get; } = new(
        ("id", target => target.Id),
        ("name", target => target.Name),
        ("build_tag", target => target.Build.Id),
        ("build_tag_name", target => target.Build.Name),
        ("dest_tag", target => target.Destination.Id),
        ("dest_tag_name", target => target.Destination.Name));

    /// <summary>What a tag's row also says when it was asked for by a package that stands in its list.</summary>
    public static RowShape<SandboxTag> Of(RowShape<SandboxTag> shape, SandboxPackage package) => shape.With(
        ("owner_id", _ => package.Owner.Id),
        ("owner_name", _ => package.Owner.Name),
        ("blocked", tag => tag.ListOf is { } release && package.IsBlockedIn(release)),
        ("extra_arches", _ => XmlRpcValue.Nil));
}
