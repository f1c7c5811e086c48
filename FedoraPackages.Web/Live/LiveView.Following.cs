using System.Threading.Channels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Live;

public abstract partial class LiveView
{
    private async Task FollowAsync(IReadOnlyList<Followed> all, ChannelReader<bool> bell, IDisposable[] subscriptions, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var woken = await WaitAsync(all, bell, ct);
                var changed = await ReadAsync([.. all.Where(f => f.IsDue())], ct);
                if (Interlocked.Exchange(ref controlsChanged, 0) == 0 && woken && !changed)
                    continue;
                Marks.Pass();
                StateHasChanged();
                await Task.Delay(RedrawSpacing, Time, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The tab is gone, or looks at another package.
        }
        finally
        {
            End(subscriptions);
        }
    }

    /// <summary>Waits for a generation, for a mark to fade, or to read again. True when there is a generation.</summary>
    private async Task<bool> WaitAsync(IReadOnlyList<Followed> all, ChannelReader<bool> bell, CancellationToken ct)
    {
        TimeSpan? patience = all.All(f => f.Answered) ? Marks.NextDue - Time.GetUtcNow() : ReadAgainAfter;
        if (patience is null)
            return await bell.ReadAsync(ct);

        using var timeout = new CancellationTokenSource(Max(patience.Value), Time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return await bell.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Reads side by side. True when something is another now.</summary>
    private async Task<bool> ReadAsync(IReadOnlyList<Followed> due, CancellationToken ct)
    {
        var changed = await Task.WhenAll(due.Select(f => ReadAsync(f, ct)));
        if (!changed.Contains(true))
            return false;
        Take(due);
        return true;
    }

    // What a panel makes of its answers is its own doing: a mistake there must not end the following of what comes after.
    private void Take(IReadOnlyList<Followed> due)
    {
        try
        {
            Taken();
        }
        catch (Exception mistake)
        {
            foreach (var followed in due)
            {
                Log.PanelNotTaken(Loggers.CreateLogger(GetType()), followed.Key, mistake);
                followed.Fail(Time.GetUtcNow());
            }
        }
    }

    private async Task<bool> ReadAsync(Followed followed, CancellationToken ct)
    {
        try
        {
            return await followed.ReadAsync(Reader, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // That the store is away is said once by its link.
            if (failure is not StoreAwayException)
                Log.PanelUnreadable(Loggers.CreateLogger(GetType()), followed.Key, failure);
            followed.Fail(Time.GetUtcNow());
            return true;
        }
    }

    private static TimeSpan Max(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
