using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Connectors.Bodhi;

/// <summary>That the package is on the critical path. Of an update of several packages nobody says which of them is on it.</summary>
public sealed class CriticalPathRule : IAttentionRule
{
    public IReadOnlyList<AttentionSource> Reads { get; } = [new(BodhiPanels.Updates)];

    public AttentionFinding Find(AttentionFacts facts) => facts.Of(BodhiPanels.Updates) is not { } updates ? AttentionFinding.Lacking(BodhiPanels.Updates)
        : AttentionFinding.Known(updates.Updates.Any(SaysSo) ? [new AttentionItem(UpdatesAttention.CriticalPath, null, [])] : []);

    private static bool SaysSo(BodhiUpdate update) =>
        update.Critical && update.Builds.Select(b => Nvr.NameOf(b.Nvr)).Distinct(StringComparer.Ordinal).Count() <= 1;
}
