namespace FedoraPackages.Connectors.Messages;

/// <summary>"This document of the site was written." Goes to every process, which reads it again.</summary>
public sealed record DocumentChanged(string Name);
