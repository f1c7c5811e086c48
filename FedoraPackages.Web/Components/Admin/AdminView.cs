using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Web.Admin;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FedoraPackages.Web.Components.Admin;

/// <summary>
/// The base of what administrators see: looks before every reading whether they still are some, and reads every second while the tab is open.
/// Whoever is none sees that, and nothing else, however the component came to be on their circuit.
/// </summary>
public abstract class AdminView : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource closing = new();
    private readonly CancellationToken closed;
    private Task loop = Task.CompletedTask;
    private int reading;

    protected AdminView() => closed = closing.Token;

    [Inject]
    internal AdminDesk Desk { get; set; } = null!;

    [Inject]
    internal Refusals Refusals { get; set; } = null!;

    [Inject]
    internal AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal ILoggerFactory Loggers { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    /// <summary>The session stands.</summary>
    public bool IsAllowed { get; private set; }

    /// <summary>It could not be read: what is shown is as last read.</summary>
    public bool IsAway { get; private set; }

    /// <summary>What came of the last action here; null before the first.</summary>
    internal AdminResult? Said { get; private set; }

    protected CancellationToken Closing => closed;

    /// <summary>Reads what is shown. True when it is another now.</summary>
    protected abstract Task<bool> ReadAsync(CancellationToken ct);

    protected override async Task OnInitializedAsync()
    {
        await LookAsync(first: true);
        if (RendererInfo.IsInteractive)
            loop = FollowAsync();
    }

    /// <summary>Does something, and says what came of it.</summary>
    public async Task ActAsync(string action, string subject)
    {
        var state = await Authentication.GetAuthenticationStateAsync();
        Said = await Desk.ActAsync(state.User, action, subject, "circuit");
        if (Closing.IsCancellationRequested)
            return;
        await LookAsync(first: false);
        StateHasChanged();
    }

    /// <summary>True while the session stands.</summary>
    protected async Task<bool> MayAsync() => await Desk.IsAdminAsync((await Authentication.GetAuthenticationStateAsync()).User);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await loop;
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Every, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Closing))
            {
                if (await LookAsync(first: false))
                    StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Closing.IsCancellationRequested)
        {
            // The tab is gone.
        }
    }

    private async Task<bool> LookAsync(bool first)
    {
        // An action and the clock may look at once: one of them will do.
        if (Interlocked.Exchange(ref reading, 1) == 1)
            return false;
        try
        {
            var (was, wasAway) = (IsAllowed, IsAway);
            var may = await MayAsync();
            if (!may && (first || was))
                Refusals.Note($"{GetType().Name} on a page or circuit", was ? "the session is over" : "not signed in as an administrator");
            IsAllowed = may;
            var changed = IsAllowed && await ReadAsync(Closing);
            IsAway = false;
            return changed || was != IsAllowed || wasAway;
        }
        catch (Exception e) when (!Closing.IsCancellationRequested)
        {
            // That the store is away is said once by its link.
            if (e is not StoreAwayException && !IsAway)
                AdminLog.Failed(Loggers.CreateLogger(GetType()), "reading", e);
            var changed = !IsAway;
            IsAway = true;
            return changed;
        }
        finally
        {
            Volatile.Write(ref reading, 0);
        }
    }
}
