using FedoraPackages.Connectors.Panels;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Worker;

/// <summary>What the worker logs. A failure is logged once, where it is handled.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "The refresh of {Key} broke off; its lease runs out and it is taken again")]
    public static partial void RefreshBroke(this ILogger log, PanelKey key, Exception e);

    [LoggerMessage(2003, LogLevel.Error, "{Service} broke off and begins again in a second")]
    public static partial void BeginsAgain(this ILogger log, string service, Exception e);

    [LoggerMessage(2002, LogLevel.Debug, "Message {Topic} {Id} ignored: {Reason}")]
    public static partial void MessageIgnored(this ILogger log, string topic, string id, string reason);

    [LoggerMessage(2011, LogLevel.Error, "Message {Topic} {Id} could not be dealt with, try {Try}")]
    public static partial void MessageFailed(this ILogger log, string topic, string id, int @try, Exception e);

    [LoggerMessage(2012, LogLevel.Information, "Missed messages from {From} to {Until}: {How}, {Read} read, {New} of them new")]
    public static partial void CaughtUp(this ILogger log, DateTimeOffset? from, DateTimeOffset until, string how, int read, int @new);

    [LoggerMessage(2013, LogLevel.Warning, "The archive of messages does not answer; tried again until it does: {Reason}")]
    public static partial void ArchiveAway(this ILogger log, string reason);

    [LoggerMessage(
        2014, LogLevel.Warning,
        "Nothing is listened to: neither FedoraMessaging:Url nor FedoraMessaging:CertFile is set. "
        + "What is looked at is gathered; what changes at Fedora is not noticed")]
    public static partial void NothingListenedTo(this ILogger log);

    [LoggerMessage(2004, LogLevel.Information, "The worker is ready")]
    public static partial void WorkerReady(this ILogger log);

    [LoggerMessage(2005, LogLevel.Information, "The sandbox is served at {Url}; its story is {Told}")]
    public static partial void SandboxServed(this ILogger log, Uri? url, string told);

    [LoggerMessage(2006, LogLevel.Warning, "{Service} is paused: it is not asked")]
    public static partial void ServicePaused(this ILogger log, string service);

    [LoggerMessage(2007, LogLevel.Warning, "{Service} goes on")]
    public static partial void ServiceResumed(this ILogger log, string service);

    [LoggerMessage(2009, LogLevel.Information, "This worker sees to the bulk refresh {Id}: {Done} of {Total} done")]
    public static partial void BulkTakenOn(this ILogger log, string id, int done, int total);

    [LoggerMessage(2010, LogLevel.Information, "The bulk refresh {Id} is {How}: {Done} of {Total} done")]
    public static partial void BulkEnded(this ILogger log, string id, string how, int done, int total);
}
