using StackExchange.Redis;

namespace FedoraPackages.Connectors.Storage;

/// <summary>Asking Redis: no answer is said to the link, and to the caller in the words of a store.</summary>
internal static class RedisAnswers
{
    public static async Task<T> AskAsync<T>(this StoreLink link, Func<Task<T>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (Exception e) when (e is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException)
        {
            var away = new StoreAwayException(e.Message, e);
            link.Lost(away);
            throw away;
        }
    }
}
