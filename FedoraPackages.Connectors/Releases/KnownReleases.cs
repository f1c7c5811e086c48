using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Connectors.Releases;

/// <summary>
/// The releases as last kept, so that gathering a package's tags costs no question about them. While none are kept Bodhi is asked, once
/// for all who want to know at the same time, and believed for a minute.
/// </summary>
internal sealed class KnownReleases(IPanelStore store, BodhiConnector bodhi, TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private readonly SingleFlight<PanelKey> asking = new();
    private volatile Kept<ReleaseList>? current;
    private volatile Answer? asked;

    public async Task<ReleaseList> CurrentAsync(CancellationToken ct)
    {
        var key = BodhiPanels.Releases.Site;
        if (await store.HeadersAsync([key], ct).ConfigureAwait(false) is [var header])
        {
            if (current is { } known && known.Generation == header.Generation)
                return known.Value;
            if (await store.ReadAsync(BodhiPanels.Releases, key, ct).ConfigureAwait(false) is { Value.Releases.IsDefaultOrEmpty: false } kept)
                return (current = kept).Value;
        }

        return asked is { } answer && clock.GetElapsedTime(answer.At) < Memory
            ? answer.Releases
            : await asking.RunAsync(key, AskAsync, ct).ConfigureAwait(false);
    }

    // Nobody's cancellation stops it for the others; the connector's own time-out does.
    private async Task<ReleaseList> AskAsync()
    {
        var releases = await bodhi.ReleasesAsync(CancellationToken.None).ConfigureAwait(false);
        asked = new Answer(clock.GetTimestamp(), releases);
        return releases;
    }

    private sealed record Answer(long At, ReleaseList Releases);
}
