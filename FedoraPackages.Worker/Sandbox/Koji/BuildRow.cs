using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Koji;

/// <summary>A build as <c>listBuilds</c> and <c>getBuild</c> show it. An imported one has no task, source, start or extra.</summary>
internal static class BuildRow
{
    private static readonly RowShape<SandboxBuild> Both = new(
        ("build_id", build => build.Id),
        ("draft", _ => false),
        ("epoch", build => build.Package.Facts.Epoch is { } epoch ? epoch : XmlRpcValue.Nil),
        ("name", build => build.Package.Name),
        ("nvr", build => build.Nvr),
        ("owner_id", build => build.Owner.Id),
        ("owner_name", build => build.Owner.Name),
        ("package_id", build => build.Package.Id),
        ("package_name", build => build.Package.Name),
        ("promoter_id", _ => XmlRpcValue.Nil),
        ("promoter_name", _ => XmlRpcValue.Nil),
        ("promotion_time", _ => XmlRpcValue.Nil),
        ("release", build => build.Release),
        ("state", build => (long)build.State),
        ("task_id", build => build.TaskId is { } task ? task : XmlRpcValue.Nil),
        ("version", build => build.Version),
        ("volume_id", _ => 0L),
        ("volume_name", _ => "DEFAULT"),
        ("creation_event_id", build => build.Event),
        ("creation_time", build => HubTime.Text(build.Created)),
        ("start_time", build => HubTime.Text(Started(build))),
        ("completion_time", build => HubTime.Text(build.Completed)));

    public static RowShape<SandboxBuild> Listed { get; } = Both.With(
        ("creation_ts", build => HubTime.Stamp(build.Created)),
        ("start_ts", build => HubTime.Stamp(Started(build))),
        ("completion_ts", build => HubTime.Stamp(build.Completed)),
        ("promotion_ts", _ => XmlRpcValue.Nil),
        ("source", build => build.TaskId is null ? XmlRpcValue.Nil : build.Source),
        ("extra", Extra));

    public static RowShape<SandboxBuild> Single { get; } = Listed.With(
        ("id", build => build.Id),
        ("cg_id", _ => XmlRpcValue.Nil),
        ("cg_name", _ => XmlRpcValue.Nil));

    /// <summary>A build in a tag: no stamps, no source.</summary>
    public static XmlRpcValue Tagged((SandboxBuild Build, SandboxTagging Tagging) found, bool extra) => XmlRpcValue.Struct(
    [
        .. Both.Row(found.Build).AsMap().Select(member => (member.Key, member.Value)),
        ("id", found.Build.Id),
        ("tag_id", found.Tagging.Tag.Id),
        ("tag_name", found.Tagging.Tag.Name),
        ("create_event", found.Tagging.Event),
        .. extra ? [("extra", Extra(found.Build))] : Array.Empty<(string, XmlRpcValue)>(),
    ]);

    // The hub makes the row a moment after the build began.
    private static DateTimeOffset? Started(SandboxBuild build) => build.TaskId is null ? null : build.Created.AddMilliseconds(-31);

    private static XmlRpcValue Extra(SandboxBuild build) => build.TaskId is null
        ? XmlRpcValue.Nil
        : XmlRpcValue.Struct(("source", XmlRpcValue.Struct(("original_url", build.OriginalSource))));
}
