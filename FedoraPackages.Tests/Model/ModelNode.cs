using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>A web node with one open tab: hears notifications, reads through its memory, draws what is newer, and compares now and then.</summary>
internal sealed class ModelNode : Actor, IDisposable
{
    private readonly ModelStore store;
    private readonly PanelKey key;
    private readonly ModelChecks checks;
    private readonly PanelMemory memory;
    private bool reading;
    private bool readAgain;

    public ModelNode(Func<Actor, ModelStore> reach, PanelKey key, TimeProvider clock, ModelChecks checks)
    {
        (store, this.key, this.checks) = (reach(this), key, checks);
        memory = new PanelMemory(clock);
    }

    /// <summary>What the tab shows.</summary>
    public (long Generation, int Version) Drawn { get; private set; }

    /// <summary>Not delivered yet.</summary>
    public List<(PanelKey Key, long Generation)> Inbox { get; } = [];

    public void Dispose() => memory.Dispose();

    public void Deliver((PanelKey Key, long Generation) notification)
    {
        memory.Announce(notification.Key, notification.Generation);
        if (notification.Key == key)
            _ = ReadAsync();
    }

    /// <summary>Opens the tab: it has subscribed before it reads.</summary>
    public async Task OpenAsync()
    {
        await ReadAsync();
        await TryAsync(() => store.MarkAsync([new PanelMark(key, RefreshLane.FirstView, "first view", [], MarkWhen.Missing)], CancellationToken.None));
    }

    public Task SweepAsync() => TryAsync(async () =>
    {
        var headers = await store.HeadersAsync([key], CancellationToken.None);
        foreach (var header in headers)
        {
            memory.Compare(header);
            await ReadAsync();
        }

        return headers.Count > 0
            || await store.MarkAsync([new PanelMark(key, RefreshLane.Watched, "not kept any more", [], MarkWhen.Missing)], CancellationToken.None);
    });

    private async Task ReadAsync()
    {
        readAgain = true;
        if (reading)
            return;
        for (reading = true; readAgain; reading = readAgain)
        {
            readAgain = false;
            await TryAsync(ReadOnceAsync);
        }
    }

    private async Task<bool> ReadOnceAsync()
    {
        var panel = memory.Get<Note>(key) ?? await FetchAsync();
        // As the reader does: an answer older than announced is worth one more look.
        if (panel is not null && memory.IsOutdated(key, panel.Generation))
            panel = await FetchAsync();
        if (panel is not null)
            Draw(panel.Generation, ModelUpstream.VersionOf(panel.Value!));
        return panel is not null;
    }

    private async Task<Panel<Note>?> FetchAsync()
    {
        if (await store.ReadAsync(key, CancellationToken.None) is not { Value.Length: > 0 } entry)
            return null;
        var panel = new Panel<Note>(
            key, entry.Generation, ScriptedSource.Notes.Read(entry.Value), entry.ChangedAt, entry.CheckedAt, entry.Cause, entry.Failure);
        memory.Put(panel, entry.Value.Length);
        return panel;
    }

    private void Draw(long generation, int version)
    {
        if (generation < Drawn.Generation)
            return;
        checks.Drawn(key, Drawn.Version, version);
        Drawn = (generation, version);
    }

    private static async Task TryAsync(Func<Task<bool>> work)
    {
        try
        {
            await work();
        }
        catch (StoreAwayException)
        {
            // The next sweep finds it.
        }
    }
}
