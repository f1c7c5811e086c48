namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>What is known of a package when it is asked what needs a look. Lives as long as one such question.</summary>
/// <param name="retired">Blocked in Rawhide, as the list of names says.</param>
/// <param name="answers">The kept answers; what is not among them is not known.</param>
public sealed class AttentionFacts(string package, bool retired, DateTimeOffset now, IReadOnlyDictionary<PanelKey, object> answers)
{
    private readonly Dictionary<Type, object?> joined = [];

    /// <summary>Blocked in Rawhide, as the list of names says.</summary>
    public bool Retired => retired;

    /// <summary>The time for which it is asked.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The kept answer; null: not known.</summary>
    /// <param name="scope">The release or subpackage, for a kind that is about one.</param>
    public T? Of<T>(PanelKind<T> kind, string scope = "")
        where T : class => answers.GetValueOrDefault(new AttentionSource(kind, scope).Of(package)) as T;

    /// <summary>What several rules join of the answers: made by whoever needs it first, and once.</summary>
    public T? Joined<T>(Func<AttentionFacts, T?> join)
        where T : class
    {
        if (!joined.TryGetValue(typeof(T), out var made))
            joined[typeof(T)] = made = join(this);
        return (T?)made;
    }
}
