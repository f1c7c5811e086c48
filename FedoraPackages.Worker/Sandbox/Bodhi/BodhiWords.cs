using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Worker.Sandbox.Bodhi;

/// <summary>
/// The words that Bodhi sends and takes in questions (<c>upstreams/http.md</c> §1.3), each written out: no name in this code may decide
/// one.
/// </summary>
internal static class BodhiWords
{
    public static string Of(BodhiStatus status) => status switch
    {
        BodhiStatus.Pending => "pending",
        BodhiStatus.Testing => "testing",
        BodhiStatus.Stable => "stable",
        BodhiStatus.Unpushed => "unpushed",
        BodhiStatus.Obsolete => "obsolete",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(BodhiRequest request) => request switch
    {
        BodhiRequest.Testing => "testing",
        BodhiRequest.Stable => "stable",
        BodhiRequest.Obsolete => "obsolete",
        BodhiRequest.Unpush => "unpush",
        BodhiRequest.Revoke => "revoke",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, null),
    };

    public static string Of(BodhiType type) => type switch
    {
        BodhiType.Unspecified => "unspecified",
        BodhiType.Bugfix => "bugfix",
        BodhiType.Security => "security",
        BodhiType.NewPackage => "newpackage",
        BodhiType.Enhancement => "enhancement",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Of(BodhiSeverity severity) => severity switch
    {
        BodhiSeverity.Unspecified => "unspecified",
        BodhiSeverity.Low => "low",
        BodhiSeverity.Medium => "medium",
        BodhiSeverity.High => "high",
        BodhiSeverity.Urgent => "urgent",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    public static string Of(BodhiGating gating) => gating switch
    {
        BodhiGating.Waiting => "waiting",
        BodhiGating.Ignored => "ignored",
        BodhiGating.Queued => "queued",
        BodhiGating.Running => "running",
        BodhiGating.Passed => "passed",
        BodhiGating.Failed => "failed",
        BodhiGating.GreenwaveFailed => "greenwave_failed",
        _ => throw new ArgumentOutOfRangeException(nameof(gating), gating, null),
    };
}
