using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels;

/// <summary>The typed form of a panel source: gathers a <typeparamref name="T"/>.</summary>
public abstract class PanelSource<T>(PanelKind<T> kind) : IPanelSource
    where T : class
{
    public PanelKind Kind => kind;

    public abstract string Service { get; }

    public abstract IEnumerable<PanelKey> StaleAfter(Fact fact);

    /// <summary>Asks upstream for the whole answer.</summary>
    protected abstract Task<T> AskAsync(PanelKey key, CancellationToken ct);

    /// <summary>True when the answer shows what the fact said; if not, upstream lags and is asked again.</summary>
    protected abstract bool Shows(T value, Fact fact);

    /// <summary>While somebody watches, gather again after this time.</summary>
    protected virtual TimeSpan? PollAfter(T value) => null;

    public async Task<PanelAnswer> GatherAsync(PanelKey key, CancellationToken ct)
    {
        var value = await AskAsync(key, ct).ConfigureAwait(false);
        return new PanelAnswer(kind.Write(value), PollAfter(value), fact => Shows(value, fact));
    }
}
