using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker.Sandbox.Host;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1302, LogLevel.Warning, "The broker was away for too long: the {Dropped} oldest messages of the story were dropped")]
    public static partial void StoryDropped(this ILogger log, long dropped);

    [LoggerMessage(1303, LogLevel.Error, "A move of the sandbox's story went wrong; it goes on")]
    public static partial void StoryStepFailed(this ILogger log, Exception e);

    [LoggerMessage(1301, LogLevel.Warning, "The sandbox's message {Topic} was not heard")]
    public static partial void StoryNotHeard(this ILogger log, string topic, Exception e);
}
