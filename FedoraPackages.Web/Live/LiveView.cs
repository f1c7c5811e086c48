using System.Threading.Channels;
using FedoraPackages.Connectors.Panels;
using Microsoft.AspNetCore.Components;

namespace FedoraPackages.Web.Live;

/// <summary>
/// The base of every component that draws panels. It reads them before it renders, so that prerendered HTML stands until data is there;
/// on a circuit it subscribes before it reads, and then redraws on every newer generation.
/// </summary>
public abstract partial class LiveView : ComponentBase, IAsyncDisposable
{
    /// <summary>Between two redraws.</summary>
    public static readonly TimeSpan RedrawSpacing = TimeSpan.FromMilliseconds(100);

    /// <summary>After a reading that failed.</summary>
    public static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private IReadOnlyList<Followed>? follows;
    private CancellationTokenSource? following;
    private Task starting = Task.CompletedTask;
    private Task loop = Task.CompletedTask;
    private int controlsChanged;

    /// <summary>The package; "" on a page of the whole site.</summary>
    [Parameter]
    public string Package { get; set; } = "";

    [Inject]
    internal PanelReader Reader { get; set; } = null!;

    [Inject]
    internal PackageSubscriptions Subscriptions { get; set; } = null!;

    [Inject]
    internal LiveControls Controls { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal ILoggerFactory Loggers { get; set; } = null!;

    internal ChangeMarks Marks { get; private set; } = new(TimeProvider.System);

    /// <summary>The panels drawn from: the same ones for as long as the component lives.</summary>
    protected abstract IReadOnlyList<Followed> Follows { get; }

    /// <summary>The release or subpackage that is drawn, for panels that are about one; asked again when parameters have changed.</summary>
    protected virtual string Of => "";

    /// <summary>Another answer, or another failure, has been taken and is about to be drawn.</summary>
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
        follows ??= Follows;
        if (follows.Any(f => f.Key != f.KeyOf(Package, Of)))
        {
            await StopAsync();
            foreach (var followed in follows)
                followed.Begin(followed.KeyOf(Package, Of));
            Marks = new ChangeMarks(Time);
            starting = StartAsync(follows);
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

    private async Task StartAsync(IReadOnlyList<Followed> all)
    {
        var source = following = new CancellationTokenSource();
        var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
        IDisposable[] subscriptions = RendererInfo.IsInteractive ? [SubscribeToControls(bell.Writer), .. all.Select(f => Subscribe(f, bell.Writer))] : [];
        try
        {
            await ReadAsync(all, source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
        }
        finally
        {
            if (source.IsCancellationRequested)
                End(subscriptions);
            else if (subscriptions.Length > 0)
                loop = FollowAsync(all, bell.Reader, subscriptions, source.Token);
        }
    }

    private IDisposable Subscribe(Followed followed, ChannelWriter<bool> bell) => Subscriptions.Subscribe(followed.Key, generation =>
    {
        followed.Offer(generation);
        bell.TryWrite(true);
    });

    private IDisposable SubscribeToControls(ChannelWriter<bool> bell) => Controls.Subscribe(() =>
    {
        Interlocked.Exchange(ref controlsChanged, 1);
        bell.TryWrite(true);
    });

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

    private static void End(IDisposable[] subscriptions)
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }
}
