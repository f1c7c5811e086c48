using System.Globalization;
using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>
/// What a message means for us. A fact says what to expect from the upstream service; it is never shown, and never taken as the truth.
/// </summary>
/// <param name="Package">The source package, unchecked.</param>
/// <param name="SentAt">When the message was sent (one-second precision on Fedora's bus). Of two facts about one subject the later counts.</param>
public abstract record Fact(string Package, DateTimeOffset SentAt)
{
    /// <summary>What the fact is about, so that a later one takes its place: "build 123".</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>The fact in a reader's words: "build 123 complete".</summary>
    [JsonIgnore]
    public abstract string Words { get; }

    /// <summary>Settles which of two facts of the same second is the later one; higher is later.</summary>
    [JsonIgnore]
    public virtual int Rank => 0;

    /// <summary>What it is a part of, where a history is folded: all that happens to one build, or within a day to one thing.</summary>
    [JsonIgnore]
    public virtual string Thread => string.Create(CultureInfo.InvariantCulture, $"{Subject}, {SentAt:yyyy-MM-dd}");

    /// <summary>True for a step that says little of where its thread stands.</summary>
    [JsonIgnore]
    public virtual bool IsSmall => false;

    /// <summary>True when this fact takes the place of <paramref name="other"/> about the same subject.</summary>
    public bool Supersedes(Fact other) => (SentAt, Rank).CompareTo((other.SentAt, other.Rank)) >= 0;
}
