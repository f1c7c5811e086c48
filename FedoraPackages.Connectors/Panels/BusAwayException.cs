namespace FedoraPackages.Connectors.Panels;

/// <summary>Our bus did not take a message. It may have been delivered all the same.</summary>
public sealed class BusAwayException(string message, Exception? inner = null) : Exception(message, inner);
