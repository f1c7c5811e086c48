namespace FedoraPackages.Connectors.Messages;

/// <summary>"There is something on the to-do list." Wakes a worker; carries nothing that could get lost.</summary>
public sealed record PanelsMarked;
