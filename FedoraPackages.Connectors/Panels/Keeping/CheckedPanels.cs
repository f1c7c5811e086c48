namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>The panels that have been gathered since a time.</summary>
/// <param name="Now">The store's time: from then on the next question is to ask, and some seconds before for what was under way.</param>
public sealed record CheckedPanels(IReadOnlyList<PanelKey> Keys, DateTimeOffset Now);
