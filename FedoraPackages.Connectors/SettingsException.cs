namespace FedoraPackages.Connectors;

/// <summary>A setting that cannot be used. The message is one line and names the key.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
