namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>A kept answer as what it is.</summary>
/// <param name="Generation">Another answer has another.</param>
public sealed record Kept<T>(long Generation, T Value)
    where T : class;
