namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>
/// Knows something that needs a look. Stands in the folder that knows the fact, and is registered there; order and number are not its
/// business. Pure: it says the same of the same facts. Never of one build that failed.
/// </summary>
public interface IAttentionRule
{
    /// <summary>The panels it reads: whoever shows what needs a look follows them.</summary>
    IReadOnlyList<AttentionSource> Reads { get; }

    /// <summary>What needs a look. Without a panel that it rests on it says which, and denies nothing.</summary>
    AttentionFinding Find(AttentionFacts facts);
}
