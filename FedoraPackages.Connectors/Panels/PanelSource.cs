using System.Text.Json;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Panels;

/// <summary>The typed form of a panel source: gathers a <typeparamref name="T"/>.</summary>
public abstract class PanelSource<T>(PanelKind<T> kind) : IPanelSource
    where T : class
{
    /// <summary>While somebody watches, an answer with gaps is asked again this often, however long the trouble lasts.</summary>
    private static readonly TimeSpan GapPoll = TimeSpan.FromMinutes(5);

    public PanelKind Kind => kind;

    public string Service => kind.Services[0].Name;

    public virtual bool OnlyWhereKept => false;

    public abstract IEnumerable<PanelKey> StaleAfter(Fact fact);

    /// <summary>Asks upstream for the whole answer.</summary>
    protected abstract Task<T> AskAsync(PanelKey key, CancellationToken ct);

    /// <summary>True when the answer shows what the fact said; if not, upstream lags and is asked again.</summary>
    protected abstract bool Shows(T value, Fact fact);

    /// <summary>While somebody watches, gather again after this time.</summary>
    protected virtual TimeSpan? PollAfter(T value) => null;

    /// <summary>True when some details could not be asked, so that the answer should be asked again.</summary>
    protected virtual bool Lacks(T value) => false;

    /// <summary>The answer with what could not be asked taken from the kept one, where that is still true of it.</summary>
    protected virtual T FilledFrom(T value, T kept) => value;

    public Task<PanelAnswer> GatherAsync(PanelKey key, CancellationToken ct) => GatherAsync(key, KeptAnswer.None, ct);

    public async Task<PanelAnswer> GatherAsync(PanelKey key, KeptAnswer kept, CancellationToken ct)
    {
        var value = await AskAsync(key, ct).ConfigureAwait(false);
        if (!Lacks(value))
            return new PanelAnswer(kind.Write(value), PollAfter(value), fact => Shows(value, fact));
        var filled = await LastAsync(kept, ct).ConfigureAwait(false) is { } last ? FilledFrom(value, last) : value;
        var poll = PollAfter(filled) is { } often && often < GapPoll ? often : GapPoll;
        return new PanelAnswer(kind.Write(filled), poll, fact => fact is not DetailsMissing && Shows(filled, fact), Whole: false);
    }

    private async Task<T?> LastAsync(KeptAnswer kept, CancellationToken ct)
    {
        try
        {
            return await kept.ReadAsync(ct).ConfigureAwait(false) is { Length: > 0 } bytes ? kind.Read(bytes) : null;
        }
        catch (Exception e) when (e is JsonException or StoreAwayException)
        {
            // Nothing to fill from: then the gaps stay visible.
            return null;
        }
    }
}
