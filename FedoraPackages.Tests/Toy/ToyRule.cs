using FedoraPackages.Connectors.Panels.Attention;

namespace FedoraPackages.Tests.Toy;

/// <summary>A package that does not rebuild in Rawhide needs a look.</summary>
internal sealed class ToyRule : IAttentionRule
{
    public const string Release = "F46";

    public IReadOnlyList<AttentionSource> Reads { get; } = [new(ToyPanels.Rebuilds, Release)];

    public AttentionFinding Find(AttentionFacts facts) => facts.Of(ToyPanels.Rebuilds, Release) is not { } report ? AttentionFinding.Lacking(ToyPanels.Rebuilds)
        : AttentionFinding.Known(report.Builds ? [] : [new AttentionItem(ToyAttention.Broken, null, [report.Release])]);
}
