namespace FedoraPackages.Connectors.Bodhi;

/// <summary>Why a message of Bodhi's has no facts, beside what all messages share. A fixed set: they are labels of a metric.</summary>
internal static class BodhiIgnored
{
    public const string NoBuilds = "no-builds";
    public const string NoUpdate = "no-update";
    public const string Compose = "compose";
}
