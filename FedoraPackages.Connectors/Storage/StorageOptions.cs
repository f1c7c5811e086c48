namespace FedoraPackages.Connectors.Storage;

/// <summary>Where what is kept lies (<c>Data</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>Unset: in memory with the sandbox, else <c>data</c> beside the working directory.</summary>
    public string? Directory { get; set; }

    /// <summary>Where that is; null: in memory, and nothing outlives the process.</summary>
    public string? DirectoryOf(FedoraSource source) => Directory ?? (source == FedoraSource.Live ? "data" : null);
}
