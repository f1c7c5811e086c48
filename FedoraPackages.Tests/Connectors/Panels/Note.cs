namespace FedoraPackages.Tests.Connectors.Panels;

/// <summary>The value of the panels below: whose it is, and some text.</summary>
internal sealed record Note(string Package, string Text);
