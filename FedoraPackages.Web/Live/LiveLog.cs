namespace FedoraPackages.Web.Live;

/// <summary>What the live part of the web logs.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(301, LogLevel.Warning, "The kept generations could not be compared; tried again in thirty seconds")]
    public static partial void SweepFailed(this ILogger log, Exception e);

    [LoggerMessage(302, LogLevel.Warning, "The workers could not be told which panels are watched; told again in thirty seconds")]
    public static partial void WatchedNotSent(this ILogger log, Exception e);
}
