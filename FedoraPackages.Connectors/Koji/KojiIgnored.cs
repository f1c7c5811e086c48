namespace FedoraPackages.Connectors.Koji;

/// <summary>Why a message of Koji's has no facts, beside what all messages share. A fixed set: they are labels of a metric.</summary>
internal static class KojiIgnored
{
    public const string OtherAttribute = "other-attribute";
    public const string OtherInstance = "other-instance";
    public const string Repository = "repository-event";
    public const string Signature = "signature";
    public const string ScratchTask = "scratch-task";
}
