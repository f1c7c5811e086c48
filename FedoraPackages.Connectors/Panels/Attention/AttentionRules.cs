namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>All that is registered.</summary>
public sealed class AttentionRules(IEnumerable<IAttentionRule> rules, IEnumerable<IAttentionJoin> joins)
{
    private readonly IAttentionRule[] rules = [.. rules];
    private readonly IAttentionJoin[] joins = [.. joins];

    /// <summary>The panels to follow, each once.</summary>
    public IReadOnlyList<AttentionSource> Reads { get; } =
        [.. rules.SelectMany(rule => rule.Reads).Concat(joins.SelectMany(join => join.Reads)).DistinctBy(source => (source.Kind.Name, source.Scope))];

    /// <summary>What needs a look.</summary>
    public AttentionList Of(AttentionFacts facts)
    {
        var findings = rules.Select(rule => rule.Find(facts)).ToList();
        var items = findings.SelectMany(f => f.Items).Select(item => Joined(item, facts)).OfType<AttentionItem>();
        return AttentionList.Of(items, findings.SelectMany(f => f.Lacks));
    }

    private AttentionItem? Joined(AttentionItem found, AttentionFacts facts)
    {
        AttentionItem? item = found;
        foreach (var join in joins)
            item = item is null ? null : join.Joined(item, facts);
        return item;
    }
}
