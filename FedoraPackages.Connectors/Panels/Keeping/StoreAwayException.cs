namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>The store did not answer, or did not take what it was given. What was asked may have been done all the same.</summary>
public sealed class StoreAwayException(string message, Exception? inner = null) : Exception(message, inner);
