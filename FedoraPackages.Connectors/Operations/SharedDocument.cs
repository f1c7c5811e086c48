using System.Text.Json;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Logging;

namespace FedoraPackages.Connectors.Operations;

/// <summary>
/// The typed form: this process's copy, as last read. Written by comparing, so that of two who write at once the second works on what the
/// first has written. A copy outlives a store that is emptied: whoever finds the document gone puts it back.
/// </summary>
public sealed class SharedDocument<T>(
    DocumentKind<T> kind, ISiteStore store, ISiteSignals signals, ILogger<SharedDocument<T>> log) : ISharedDocument, IDisposable
    where T : class
{
    private const int MostTries = 50;

    private readonly SemaphoreSlim one = new(1);
    private volatile Copy copy = new(kind.None, 0);
    private volatile bool hasBeenRead;

    /// <summary>Raised, outside any lock, when the document has become another one.</summary>
    public event Action? Changed;

    public string Name => kind.Name;

    /// <summary>As last read; never null.</summary>
    public T Current => copy.Value;

    /// <summary>False until it has once been read, or found not to exist: what is current says nothing until then.</summary>
    public bool HasBeenRead => hasBeenRead;

    public async Task LookAsync(CancellationToken ct)
    {
        if (await InTurnAsync(() => ReadAsync(ct), ct).ConfigureAwait(false))
            Changed?.Invoke();
    }

    /// <summary>
    /// Changes the document, starting from what stands in the store. <paramref name="change"/> may be called more than once, and returns the
    /// same object when there is nothing to change. Returns what stands afterwards.
    /// </summary>
    /// <param name="tell">True: all processes hear of it at once; else within a second.</param>
    public async Task<T> UpdateAsync(Func<T, T> change, bool tell, CancellationToken ct)
    {
        var before = copy;
        T result;
        try
        {
            result = await InTurnAsync(() => ChangeAsync(change, ct), ct).ConfigureAwait(false);
        }
        finally
        {
            // What was read on the way counts, even when nothing could be written.
            if (!ReferenceEquals(copy, before))
                Changed?.Invoke();
        }

        if (tell && !ReferenceEquals(copy, before))
            await signals.DocumentChangedAsync(kind.Name, ct).ConfigureAwait(false);
        return result;
    }

    public void Dispose() => one.Dispose();

    private async Task<T> ChangeAsync(Func<T, T> change, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await ReadAsync(ct).ConfigureAwait(false);
            if (!copy.IsReadable)
                throw new StoreAwayException($"{kind.Name} was written by another version of this program, which is to change it");
            var next = change(copy.Value);
            if (ReferenceEquals(next, copy.Value) || await WriteAsync(next, copy.Version, ct).ConfigureAwait(false))
                return next;
        }

        throw new StoreAwayException($"{kind.Name} could not be saved: others were always faster");
    }

    /// <summary>True when it is another one now.</summary>
    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        var found = await store.ReadAsync(kind.Name, ct).ConfigureAwait(false);
        if (found is null)
        {
            if (copy.Version > 0)
                await WriteAsync(copy.Value, 0, ct).ConfigureAwait(false);
            hasBeenRead = true;
            return false;
        }

        if (found.Version == copy.Version && found.Text == copy.Text)
            return false;
        var parsed = Parse(found.Text);
        copy = new Copy(parsed ?? copy.Value, found.Version, found.Text, parsed is not null);
        if (parsed is not null)
            hasBeenRead = true;
        return true;
    }

    private async Task<bool> WriteAsync(T value, long version, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(value, kind.Json);
        if (await store.WriteAsync(kind.Name, text, version, ct).ConfigureAwait(false) is not { } written)
            return false;
        copy = new Copy(value, written, text);
        return true;
    }

    private T? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, kind.Json);
        }
        catch (JsonException e)
        {
            log.DocumentUnreadable(kind.Name, e);
            return null;
        }
    }

    private async Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> work, CancellationToken ct)
    {
        await one.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    private sealed record Copy(T Value, long Version, string Text = "", bool IsReadable = true);
}
