using FedoraPackages.Connectors.Panels;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Live;

/// <summary>
/// The base of every panel component. It reads its panel before it renders, so that prerendered HTML stands until data is there; on a
/// circuit it subscribes before it reads, and then redraws on every newer generation.
/// </summary>
public abstract partial class LivePanel<T> : ComponentBase, IAsyncDisposable
    where T : class
{
    /// <summary>Between two redraws.</summary>
    public static readonly TimeSpan RedrawSpacing = TimeSpan.FromMilliseconds(100);

    /// <summary>After a reading that failed.</summary>
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private PanelKey key;
    private CancellationTokenSource? following;
    private Task starting = Task.CompletedTask;
    private Task loop = Task.CompletedTask;

    [Parameter, EditorRequired]
    public string Package { get; set; } = "";

    [Inject]
    internal PanelReader Reader { get; set; } = null!;

    [Inject]
    internal PackageSubscriptions Subscriptions { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal ILoggerFactory Loggers { get; set; } = null!;

    /// <summary>What is drawn. Its value is null before the first good answer.</summary>
    protected Panel<T> Panel { get; private set; } = Panel<T>.NotFetched(default);

    protected abstract PanelKind<T> Kind { get; }

    /// <summary>As in the frame's title bar and in announcements.</summary>
    protected abstract string Title { get; }

    internal ChangeMarks Marks { get; private set; } = new(TimeProvider.System);

    /// <summary>The rows of the answer, each with all that is seen of it: what differs from the last time is marked.</summary>
    protected virtual IReadOnlyDictionary<string, string> RowsOf(T value) => new Dictionary<string, string>();

    /// <summary>Called before the first answer under a key, and before every newer one, is drawn.</summary>
    protected virtual Task TakingAsync(T value, bool first) => Task.CompletedTask;

    /// <summary>Another answer, or another failure, is now in <see cref="Panel"/> and about to be drawn.</summary>
    protected virtual void Taken()
    {
    }

    /// <summary>Parameters other than the package have changed, or may have.</summary>
    protected virtual void ParametersTaken()
    {
    }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (Kind.For(Package) is var wanted && wanted != key)
        {
            await StopAsync();
            key = wanted;
            Panel = Panel<T>.NotFetched(wanted);
            Marks = new ChangeMarks(Time);
            starting = StartAsync();
        }

        await starting;
        ParametersTaken();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    private async Task StartAsync()
    {
        var source = following = new CancellationTokenSource();
        var subscription = RendererInfo.IsInteractive ? Subscriptions.Subscribe(key) : null;
        var read = false;
        try
        {
            read = await ReadAsync(first: true, source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
        }
        finally
        {
            if (source.IsCancellationRequested)
                subscription?.Dispose();
            else if (subscription is not null)
                loop = FollowAsync(subscription, read, source.Token);
        }
    }

    private async Task StopAsync()
    {
        if (following is null)
            return;
        await following.CancelAsync();
        await loop;
        following.Dispose();
        following = null;
        loop = Task.CompletedTask;
    }
}
