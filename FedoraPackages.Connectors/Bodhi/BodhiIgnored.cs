namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Why a message of Bodhi's has no facts. A fixed set: they are labels of a metric.</summary>
internal static class BodhiIgnored
{
    public const string OtherTopic = "other-topic";
    public const string UnknownTopic = "unknown-topic";
    public const string Malformed = "malformed";
    public const string BadName = "bad-name";
    public const string NoBuilds = "no-builds";
    public const string NoUpdate = "no-update";
    public const string NotRpm = "not-rpm";
    public const string Redundant = "redundant";
    public const string Compose = "compose";
}
