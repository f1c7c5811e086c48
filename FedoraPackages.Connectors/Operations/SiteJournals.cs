namespace FedoraPackages.Connectors.Operations;

/// <summary>How much of each journal is kept.</summary>
internal static class SiteJournals
{
    public const string Messages = "messages";
    public const int MostMessages = 500;

    public const string Audit = "audit";
    public const int MostAudit = 500;

    public const string Seen = "seen";

    /// <summary>Of seconds in which something was heard: more than what is looked at again each hour.</summary>
    public const int MostSeen = 12_000;
}
