namespace FedoraPackages.Connectors.Storage;

/// <summary>Where what is kept lies (<c>Data</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>Unset: in memory with the sandbox, else <c>data</c> beside the working directory.</summary>
    public string? Directory { get; set; }
}
