namespace FedoraPackages.Connectors.Messages;

/// <summary>"What would this message do?" Asked of any worker; nothing is marked.</summary>
public sealed record InterpretMessage(FedoraMessage Message);
