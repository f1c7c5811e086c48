using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

/// <summary>An upstream service whose answer about a package is a number that only grows; it may lag behind what it said, fail, and be slow.</summary>
internal sealed class ModelUpstream(TimeProvider clock)
{
    private readonly Dictionary<string, int> versions = [];
    private readonly Dictionary<string, (int Version, DateTimeOffset Until)> lagging = [];

    public bool IsDown { get; set; }

    public TimeSpan Slowness { get; set; }

    public int VersionOf(string package) => versions.GetValueOrDefault(package);

    /// <summary>What it shows now.</summary>
    public int Shown(string package) =>
        lagging.TryGetValue(package, out var old) && clock.GetUtcNow() < old.Until ? old.Version : VersionOf(package);

    /// <summary>Something happens. Returns what the bus says about it.</summary>
    public Fact Change(string package, TimeSpan lag)
    {
        var shown = Shown(package);
        versions[package] = VersionOf(package) + 1;
        if (lag > TimeSpan.Zero)
            lagging[package] = (shown, clock.GetUtcNow() + lag);
        return new BuildChanged(package, clock.GetUtcNow(), VersionOf(package), BuildState.Complete);
    }

    public void CatchUp() => lagging.Clear();

    public static int VersionOf(Note note) => int.Parse(note.Text, CultureInfo.InvariantCulture);
}

/// <summary>Gathers from the upstream on behalf of one worker.</summary>
internal sealed class ModelSource(ModelUpstream upstream, Turns turns, Actor worker, TimeProvider clock, ModelChecks checks)
    : PanelSource<Note>(ScriptedSource.Notes)
{
    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => [ScriptedSource.Notes.For(fact.Package)];

    protected override bool Shows(Note value, Fact fact) => ModelUpstream.VersionOf(value) >= ((BuildChanged)fact).BuildId;

    protected override async Task<Note> AskAsync(PanelKey key, CancellationToken ct)
    {
        checks.GatheringBegins(key, worker);
        try
        {
            await turns.NextAsync(worker);
            if (upstream.IsDown)
                throw new UpstreamException(KojiService.Name, UpstreamProblem.NotAnswering, "answered with status 500");
            var version = upstream.Shown(key.Package);
            if (upstream.Slowness > TimeSpan.Zero)
                await Task.Delay(upstream.Slowness, clock, CancellationToken.None);
            await turns.NextAsync(worker);
            ct.ThrowIfCancellationRequested();
            return new Note(key.Package, version.ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            checks.GatheringEnds(key, worker);
        }
    }
}
