using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Panels;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1010, LogLevel.Warning, "{Key}: {Problem}: {Reason}; the service said: {Detail}")]
    public static partial void NotGathered(this ILogger log, PanelKey key, UpstreamProblem problem, string reason, string? detail);

    [LoggerMessage(1011, LogLevel.Error, "{Key} could not be gathered")]
    public static partial void GatheringBroke(this ILogger log, PanelKey key, Exception e);

    [LoggerMessage(1012, LogLevel.Information, "The lease of {Key} was lost; what was gathered is dropped")]
    public static partial void LeaseLost(this ILogger log, PanelKey key);

    [LoggerMessage(1013, LogLevel.Information, "{Key} never showed what it was asked again for: {Fact}")]
    public static partial void LagAccepted(this ILogger log, PanelKey key, string fact);

    [LoggerMessage(1002, LogLevel.Warning, "The workers could not be woken; they look by themselves")]
    public static partial void WorkersNotWoken(this ILogger log, Exception e);

    [LoggerMessage(1001, LogLevel.Warning, "The kept value of {Key} cannot be read; it is gathered again")]
    public static partial void KeptUnreadable(this ILogger log, PanelKey key, Exception e);
}
