namespace FedoraPackages.Connectors.Operations;

/// <summary>The documents there are.</summary>
public static class SiteDocuments
{
    public static DocumentKind<SiteControls> Controls { get; } = new("controls", OperationsJson.Default.SiteControls, SiteControls.None);

    public static DocumentKind<BulkHistory> Bulk { get; } = new("bulk", OperationsJson.Default.BulkHistory, BulkHistory.None);

    public static DocumentKind<ListeningState> Listening { get; } = new("listening", OperationsJson.Default.ListeningState, ListeningState.None);

    public static DocumentKind<Redeliveries> Redelivered { get; } = new("redelivered", OperationsJson.Default.Redeliveries, Redeliveries.None);
}
