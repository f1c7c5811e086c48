using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>The base of a component that draws one panel.</summary>
public abstract class LivePanel<T> : LiveView
    where T : class
{
    private Followed<T>? main;

    /// <summary>What is drawn. Its value is null before the first good answer.</summary>
    protected Panel<T> Panel => Main.Panel;

    protected abstract PanelKind<T> Kind { get; }

    /// <summary>As in the frame's title bar and in announcements.</summary>
    protected abstract string Title { get; }

    /// <summary>Other panels that say how this one is to be read.</summary>
    protected virtual IReadOnlyList<Followed> Beside => [];

    protected sealed override IReadOnlyList<Followed> Follows => [Main, .. Beside];

    private Followed<T> Main => main ??= new Followed<T>(Kind) { Taking = TakeAsync };

    /// <summary>The rows of the answer, each with all that is seen of it: what differs from the last time is marked.</summary>
    protected virtual IReadOnlyDictionary<string, string> RowsOf(T value) => new Dictionary<string, string>();

    /// <summary>Called before the first answer under a key, and before every newer one, is drawn.</summary>
    protected virtual Task TakingAsync(T value, bool first) => Task.CompletedTask;

    private async Task TakeAsync(T value, bool first)
    {
        await TakingAsync(value, first);
        Marks.Take(RowsOf(value), Title);
    }
}
