namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// Why a message has no facts, in the words all readers share. A fixed set, since they are labels of a metric; a reader may have a few of its
/// own beside them (<see cref="TopicReader.Reasons"/>).
/// </summary>
public static class WhyIgnored
{
    /// <summary>Of another producer, or of another Fedora than the one that is heard (staging).</summary>
    public const string OtherTopic = "other-topic";

    /// <summary>Of this producer, and none that we know.</summary>
    public const string UnknownTopic = "unknown-topic";

    /// <summary>Known, and about nothing that a package's page shows.</summary>
    public const string NoMeaning = "no-meaning";

    /// <summary>Another message says the same.</summary>
    public const string Redundant = "redundant";

    public const string TooLarge = "too-large";
    public const string NotJson = "not-json";
    public const string NotAnObject = "not-an-object";

    /// <summary>A member that is needed is missing, or is not what it should be.</summary>
    public const string Malformed = "malformed";

    /// <summary>What it calls a package cannot be one's name.</summary>
    public const string BadName = "bad-name";

    /// <summary>It says of itself that it is about no source package.</summary>
    public const string NoPackage = "no-package";

    /// <summary>About containers, flatpaks or modules, which are called like packages.</summary>
    public const string NotRpm = "not-rpm";

    /// <summary>About a build that will be thrown away.</summary>
    public const string Scratch = "scratch";

    /// <summary>The body comes from another installation of the service than the one that is heard.</summary>
    public const string OtherHost = "other-host";

    /// <summary>All of these.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        OtherTopic, UnknownTopic, NoMeaning, Redundant, TooLarge, NotJson, NotAnObject, Malformed, BadName, NoPackage, NotRpm, Scratch, OtherHost,
    ];
}
