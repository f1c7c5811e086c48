namespace FedoraPackages.Connectors.Storage;

/// <summary>What a rule makes of a state, and what it tells its caller.</summary>
/// <param name="Value">The value to keep from now on; null leaves the kept one.</param>
internal readonly record struct Ruling<T>(PanelState State, T Result, byte[]? Value = null);
