using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Operations;

/// <summary>How often messages came again because whoever had them did not live to acknowledge them: one that kills who reads it ends here.</summary>
/// <param name="Times">By message id.</param>
public sealed record Redeliveries(ImmutableSortedDictionary<string, int> Times)
{
    /// <summary>More than are under way at once in a few workers.</summary>
    private const int Most = 500;

    /// <summary>None came again.</summary>
    public static Redeliveries None { get; } = new(ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>With one that came again. Where there are too many, those that came again least often are forgotten.</summary>
    public Redeliveries With(string id)
    {
        var all = Times.SetItem(id, Times.GetValueOrDefault(id) + 1);
        return new(all.Count <= Most ? all : all.RemoveRange(all.OrderBy(t => t.Value).Take(all.Count - Most).Select(t => t.Key)));
    }

    /// <summary>Without one that is dealt with.</summary>
    public Redeliveries Without(string id) => Times.ContainsKey(id) ? new(Times.Remove(id)) : this;
}
