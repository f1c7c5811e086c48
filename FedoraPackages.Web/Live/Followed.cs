using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Web.Live;

/// <summary>One of the panels that a component draws from.</summary>
public abstract class Followed
{
    private long offered = -1;

    internal PanelKey Key { get; private protected set; }

    /// <summary>The release or subpackage, whatever its component draws; null: the one that it draws.</summary>
    internal string? Scope { get; private protected init; }

    /// <summary>What is drawn, for whoever does not know the type of its value.</summary>
    internal abstract Panel<object> Untyped { get; }

    internal abstract PanelKind OfKind { get; }

    /// <summary>The last reading was answered.</summary>
    internal bool Answered { get; private set; }

    private protected abstract long Generation { get; }

    internal PanelKey KeyOf(string package, string scope) =>
        OfKind.SiteWide ? OfKind.Site : OfKind.For(package, OfKind.Scope == PanelScope.None ? "" : Scope ?? scope);

    /// <summary>For whoever does not know the type of its value.</summary>
    internal static Followed For(PanelKind kind, string scope) => kind.Use(new Making(scope));

    /// <summary>Forgets what was read, for another key.</summary>
    internal virtual void Begin(PanelKey key)
    {
        Key = key;
        Answered = false;
        Interlocked.Exchange(ref offered, -1);
    }

    /// <summary>Notes a generation. Never waits: only the newest counts.</summary>
    internal void Offer(long generation)
    {
        var known = Volatile.Read(ref offered);
        while (generation > known && Interlocked.CompareExchange(ref offered, generation, known) is var seen && seen != known)
            known = seen;
    }

    /// <summary>True when there is something to read: an offer not older than what is drawn, or a reading that failed.</summary>
    internal bool IsDue() => Interlocked.Exchange(ref offered, -1) is var newest && (!Answered || (newest >= 0 && newest >= Generation));

    /// <summary>Reads. True when what is to be drawn is another now. An answer older than what is drawn is dropped.</summary>
    internal async Task<bool> ReadAsync(PanelReader reader, CancellationToken ct)
    {
        var changed = await TakeAsync(reader, ct);
        Answered = true;
        return changed;
    }

    /// <summary>The panel could not be read: what is drawn stays, and says so.</summary>
    internal void Fail(DateTimeOffset now)
    {
        Answered = false;
        Say(PanelFailure.OfTheStore(now));
    }

    private protected abstract Task<bool> TakeAsync(PanelReader reader, CancellationToken ct);

    private protected abstract void Say(PanelFailure failure);

    private sealed class Making(string scope) : IPanelKindUse<Followed>
    {
        public Followed With<T>(PanelKind<T> kind)
            where T : class => new Followed<T>(kind) { Scope = scope };
    }
}

/// <summary>The typed form: holds what is drawn.</summary>
public sealed class Followed<T>(PanelKind<T> kind) : Followed
    where T : class
{
    /// <summary>What is drawn. Its value is null before the first good answer.</summary>
    public Panel<T> Panel { get; private set; } = Panel<T>.NotFetched(default);

    public T? Value => Panel.Value;

    /// <summary>Called before a newer answer is taken; true for the first under a key.</summary>
    internal Func<T, bool, Task>? Taking { get; init; }

    internal override Panel<object> Untyped => new(Panel.Key, Panel.Generation, Panel.Value, Panel.ChangedAt, Panel.CheckedAt, Panel.Cause, Panel.Failure);

    internal override PanelKind OfKind => kind;

    private protected override long Generation => Panel.Generation;

    internal override void Begin(PanelKey key)
    {
        base.Begin(key);
        Panel = Panel<T>.NotFetched(key);
    }

    private protected override async Task<bool> TakeAsync(PanelReader reader, CancellationToken ct)
    {
        var found = await reader.ReadAsync(kind, Key, ct);
        ct.ThrowIfCancellationRequested();
        if (found.Generation < Panel.Generation || ReferenceEquals(found, Panel))
            return false;
        if (found.Value is { } value && !ReferenceEquals(value, Panel.Value) && Taking is { } taking)
            await taking(value, Panel.Value is null);
        Panel = found;
        return true;
    }

    private protected override void Say(PanelFailure failure) => Panel = Panel with { Failure = Panel.Failure ?? failure };
}
