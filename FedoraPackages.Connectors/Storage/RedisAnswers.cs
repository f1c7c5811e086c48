using System.Diagnostics;
using FedoraPackages.Connectors.Panels.Keeping;
using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Asking Redis: no answer is said to the link, and to the caller in the words of a store.</summary>
internal static class RedisAnswers
{
    // What an error of Redis may hold that says how Redis is, even where one of our scripts has run into it.
    private static readonly string[] Outages = ["OOM ", "MISCONF ", "READONLY ", "LOADING ", "BUSY ", "MASTERDOWN ", "NOREPLICAS ", "CLUSTERDOWN "];

    private static readonly string?[] TheirAssemblies = ["StackExchange.Redis", "Pipelines.Sockets.Unofficial", "System.IO.Pipelines"];

    public static async Task<T> AskAsync<T>(this StoreLink link, Func<Task<T>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (Exception e) when (MeansAway(e))
        {
            var away = new StoreAwayException(e.Message, e);
            link.Lost(away);
            throw away;
        }
    }

    private static bool MeansAway(Exception e) => e switch
    {
        RedisServerException answered => !IsOurMistake(answered.Message),
        RedisException or RedisCommandException or TimeoutException or ObjectDisposedException => true,
        // The client gives up what it was asked when its connection ends. Our callers give up with a token of theirs.
        OperationCanceledException cancelled => !cancelled.CancellationToken.IsCancellationRequested,
        InvalidOperationException invalid => IsTheirs(invalid),
        _ => false,
    };

    /// <summary>A script of ours that Redis cannot run stays as it is, however long it is waited.</summary>
    private static bool IsOurMistake(string error) =>
        error.StartsWith("ERR ", StringComparison.Ordinal)
        && error.Contains("user_script", StringComparison.Ordinal)
        && !Outages.Any(word => error.Contains(word, StringComparison.Ordinal));

    // A connection that ends while something is written to it shows as a misuse within the client. A misuse of ours is none of theirs.
    private static bool IsTheirs(InvalidOperationException e) =>
        new StackTrace(e).GetFrames().Any(frame => TheirAssemblies.Contains(frame.GetMethod()?.Module.Assembly.GetName().Name));
}
