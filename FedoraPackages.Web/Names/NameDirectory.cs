using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Keeping;

namespace FedoraPackages.Web.Names;

/// <summary>The names as kept now, indexed once for each answer.</summary>
internal sealed class NameDirectory(PanelReader reader, ILogger<NameDirectory> logger)
{
    private volatile Indexed? indexed;

    /// <summary>Why there is no list yet, or no newer one; null when nothing is the matter, or not known to be.</summary>
    public PanelFailure? Failure { get; private set; }

    /// <summary>Null while no list of names has ever been read: then nobody can say what exists.</summary>
    public async Task<PackageNames?> CurrentAsync(CancellationToken ct)
    {
        try
        {
            var panel = await reader.ReadAsync(KojiPanels.Names, KojiPanels.Names.Site, ct);
            Failure = panel.Failure;
            if (panel.Value is { } list && panel.Generation != indexed?.Generation)
                indexed = new Indexed(panel.Generation, new PackageNames(list));
        }
        catch (StoreAwayException)
        {
            // Said once by the store's link.
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NamesUnreadable(logger, failure);
        }

        return indexed?.Names;
    }

    private sealed record Indexed(long Generation, PackageNames Names);
}
