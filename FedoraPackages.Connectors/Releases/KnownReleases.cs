using System.Text.Json;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Connectors.Releases;

/// <summary>The releases as last kept, so that gathering a package's tags costs no question about them; asked of Bodhi when none are kept.</summary>
internal sealed class KnownReleases(IPanelStore store, BodhiConnector bodhi)
{
    private volatile Snapshot? current;

    public async Task<ReleaseList> CurrentAsync(CancellationToken ct)
    {
        var key = BodhiPanels.Releases.Site;
        if (await store.HeadersAsync([key], ct).ConfigureAwait(false) is [var header])
        {
            if (current is { } known && known.Generation == header.Generation)
                return known.Releases;
            if (await store.ReadAsync(key, ct).ConfigureAwait(false) is { Value.Length: > 0 } entry && Read(entry) is { } kept)
            {
                current = new Snapshot(entry.Generation, kept);
                return kept;
            }
        }

        return await bodhi.ReleasesAsync(ct).ConfigureAwait(false);
    }

    private static ReleaseList? Read(PanelEntry entry)
    {
        try
        {
            return BodhiPanels.Releases.Read(entry.Value);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Snapshot(long Generation, ReleaseList Releases);
}
