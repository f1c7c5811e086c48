using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>What must hold at every moment, whatever the schedule. Looks into the store itself, past everything that may fail.</summary>
internal sealed class ModelChecks(IPanelStore store, ModelUpstream upstream, Traits traits, List<string>? trace = null)
{
    private readonly Dictionary<PanelKey, (long Generation, int Version)> kept = [];
    private readonly List<(PanelKey Key, Actor Worker)> gathering = [];
    private bool oldCopy;

    /// <summary>The first thing that did not hold.</summary>
    public string? Violation { get; private set; }

    /// <summary>Somebody keeps notes, so that a schedule can be read afterwards.</summary>
    public bool Traces => trace is not null;

    public bool NobodyGathers => gathering.TrueForAll(g => g.Worker.IsDead);

    public void Violated(string what) => Violation ??= what;

    public void Note(string what) => trace?.Add(what);

    /// <summary>The generation and the upstream's version that the store keeps; null when it keeps no answer.</summary>
    public (long Generation, int Version)? KeptOf(PanelKey key) =>
        store.ReadAsync(key, CancellationToken.None).GetAwaiter().GetResult() is { Value.Length: > 0 } entry
            ? (entry.Generation, ModelUpstream.VersionOf(ScriptedSource.Notes.Read(entry.Value)))
            : null;

    public void Swapped(PanelKey key)
    {
        if (KeptOf(key) is not { } now)
            return;
        if (kept.TryGetValue(key, out var before) && (now.Generation < before.Generation || now.Version < before.Version))
            Violated($"{key}: an older answer ({now}) over a newer one ({before})");
        kept[key] = now;
    }

    /// <summary>What the store held before does not count any more.</summary>
    public void StoreForgot(bool olderCopy)
    {
        kept.Clear();
        oldCopy |= olderCopy;
    }

    public void Drawn(PanelKey key, int before, int now)
    {
        // A failure over an older copy is drawn with the copy's value, and its age.
        if (now < before && !oldCopy)
            Violated($"{key}: a tab goes back from version {before} to {now}");
    }

    public void Told(PanelKey key, long generation)
    {
        // Of a store that forgets, the answer may be gone again before anybody could be told.
        var stands = store.ReadAsync(key, CancellationToken.None).GetAwaiter().GetResult()?.Generation ?? 0;
        if (stands < generation && !traits.StoreForgets)
            Violated($"{key}: generation {generation} is told while {stands} stands in the store");
    }

    public void GatheringBegins(PanelKey key, Actor worker)
    {
        if (traits.Fair && !traits.StoreAway && !traits.StoreForgets && gathering.Exists(g => g.Key == key && !g.Worker.IsDead))
            Violated($"{key}: gathered twice at the same time, and nobody was held up");
        gathering.Add((key, worker));
    }

    public void GatheringEnds(PanelKey key, Actor worker) => gathering.Remove((key, worker));

    public void LeaseLost(PanelLease lease)
    {
        if (traits.Fair && !traits.StoreAway && !traits.StoreForgets)
            Violated($"{lease.Key}: a lease was lost, and nobody was held up");
    }

    public void Settled(PanelKey key, bool wanted)
    {
        var version = KeptOf(key)?.Version;
        if ((version is not null || wanted) && version != upstream.VersionOf(key.Package))
            Violated($"{key}: version {version?.ToString() ?? "none"} is kept in the end, and upstream has {upstream.VersionOf(key.Package)}");
    }
}
