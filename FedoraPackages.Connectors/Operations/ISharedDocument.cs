namespace FedoraPackages.Connectors.Operations;

/// <summary>A document that all processes of the site read and may write.</summary>
public interface ISharedDocument
{
    string Name { get; }

    /// <summary>Reads it again, if it is another one by now.</summary>
    Task LookAsync(CancellationToken ct);
}
