using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Panels;

namespace FedoraPackages.Tests.Model;

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
