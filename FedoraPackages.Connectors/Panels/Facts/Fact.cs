using System.Globalization;
using System.Text.Json.Serialization;

namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>
/// What a message means for us. A fact says what to expect from the upstream service, and is never taken as the truth: what a page says of a
/// package comes from the service. People see its words only, as the cause of a refresh and in the history.
/// </summary>
/// <param name="Package">
/// The source package, a valid name but not checked against those there are; empty for what is about a whole repository, or names something
/// whose packages must be looked up first. A panel source that wants such a fact says so by answering it.
/// </param>
/// <param name="SentAt">When the message was sent (one-second precision on Fedora's bus). Of two facts about one subject the later counts.</param>
public abstract record Fact(string Package, DateTimeOffset SentAt)
{
    /// <summary>What the fact is about, so that a later one takes its place: "build 123".</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>The fact in a reader's words: "build 123 complete".</summary>
    [JsonIgnore]
    public abstract string Words { get; }

    /// <summary>The parts of a package's page that it makes stale, whether there are panels of them or not.</summary>
    [JsonIgnore]
    public abstract Facets Facets { get; }

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
