namespace FedoraPackages.Connectors.Releases;

/// <summary>What <see cref="Attention"/> rests on.</summary>
[Flags]
public enum AttentionSources
{
    None = 0,

    /// <summary>The release matrix, with Koji asked about each of its rows.</summary>
    Matrix = 1,
    Bugs = 2,
    Updates = 4,
    All = Matrix | Bugs | Updates,
}
