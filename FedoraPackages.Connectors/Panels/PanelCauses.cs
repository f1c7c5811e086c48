namespace FedoraPackages.Connectors.Panels;

/// <summary>
/// Why a panel is gathered where no message said anything: words for administrators. A reader is only told what happened to the package.
/// </summary>
public static class PanelCauses
{
    public const string FirstView = "first view";
    public const string FirstStart = "first start";
    public const string Restarted = "restarted";
    public const string LookedAgain = "looked again";
    public const string StillRunning = "still running";
    public const string ReleasesChanged = "releases changed";
    public const string SomebodyLooks = "somebody looks";
    public const string NotKept = "not kept any more";
    public const string Asked = "an administrator asked";

    private const string Resumed = " goes on";

    private static readonly string[] OurOwn = [FirstView, FirstStart, Restarted, LookedAgain, StillRunning, ReleasesChanged, SomebodyLooks, NotKept, Asked];

    /// <summary>A paused service may be asked again.</summary>
    public static string GoesOn(string service) => service + Resumed;

    /// <summary>What happened, as a message told it; "" for a reason of this site's own.</summary>
    public static string ForReaders(string cause) =>
        OurOwn.Contains(cause, StringComparer.Ordinal) || cause.EndsWith(Resumed, StringComparison.Ordinal) ? "" : cause;
}
