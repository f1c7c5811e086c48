using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Web.Live;

public abstract partial class LivePanel<T>
{
    private async Task FollowAsync(Subscription subscription, bool read, CancellationToken ct)
    {
        using var ended = subscription;
        try
        {
            while (true)
            {
                var woken = await WaitAsync(subscription, read, ct);
                var before = Panel;
                if (!read || (woken && subscription.Generations.TryRead(out var generation) && generation >= Panel.Generation))
                    read = await ReadAsync(first: false, ct);
                if (woken && ReferenceEquals(before, Panel))
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
    }

    /// <summary>Waits for a generation, for a mark to fade, or to read again. True when there is a generation.</summary>
    private async Task<bool> WaitAsync(Subscription subscription, bool read, CancellationToken ct)
    {
        TimeSpan? patience = read ? Marks.NextDue - Time.GetUtcNow() : ReadAgainAfter;
        if (patience is null)
            return await subscription.Generations.WaitToReadAsync(ct);

        using var timeout = new CancellationTokenSource(Max(patience.Value), Time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return await subscription.Generations.WaitToReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>True when the store answered. An answer older than what is drawn is dropped.</summary>
    private async Task<bool> ReadAsync(bool first, CancellationToken ct)
    {
        try
        {
            var found = await Reader.ReadAsync(Kind, key, ct);
            ct.ThrowIfCancellationRequested();
            if (found.Generation < Panel.Generation || ReferenceEquals(found, Panel))
                return true;
            if (found.Value is { } value && !ReferenceEquals(value, Panel.Value))
            {
                await TakingAsync(value, first || Panel.Value is null);
                Marks.Take(RowsOf(value), Title);
            }

            Panel = found;
            Taken();
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // That the store is away is said once by its link.
            if (failure is not StoreAwayException)
                Log.PanelUnreadable(Loggers.CreateLogger(GetType()), key, failure);
            Panel = Panel with { Failure = Panel.Failure ?? PanelFailure.OfTheStore(Time.GetUtcNow()) };
            return false;
        }
    }

    private static TimeSpan Max(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
