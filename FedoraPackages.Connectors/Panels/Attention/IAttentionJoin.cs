namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>Knows more of what a rule of another folder found. Pure, like rules; in which order joins are asked makes no difference.</summary>
public interface IAttentionJoin
{
    /// <summary>The panels it reads.</summary>
    IReadOnlyList<AttentionSource> Reads { get; }

    /// <summary>The item with what is known beside it; null: it needs nobody's look any more.</summary>
    AttentionItem? Joined(AttentionItem item, AttentionFacts facts);
}
