using FedoraPackages.Connectors.Panels.Attention;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Updates that are not stable yet and that tests hold, or that were thrown out of a push.</summary>
public sealed class WaitingUpdatesRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads { get; } = [new(BodhiPanels.Updates)];

    public AttentionFinding Find(AttentionFacts facts) => facts.Of(BodhiPanels.Updates) is { } updates
        ? AttentionFinding.Known(updates.Updates.Where(u => u.Status is UpdateStatus.Pending or UpdateStatus.Testing).Select(Of).OfType<AttentionItem>())
        : AttentionFinding.Lacking(BodhiPanels.Updates);

    private static UpdateItem? Of(BodhiUpdate update) => update switch
    {
        { Ejected: { } ejected, Request: null } => new UpdateItem(UpdatesAttention.Ejected, ejected.At, [update.Release], update.Alias, Words: ejected.Reason),
        { Gating: GatingStatus.Failed } =>
            new UpdateItem(UpdatesAttention.Held, update.Modified ?? update.Submitted, [update.Release], update.Alias, Tests: update.Unmet),
        _ => null,
    };
}
