namespace FedoraPackages.Connectors.Panels.Facts;

/// <summary>A fact that the next answer should show.</summary>
/// <param name="Lagged">How many answers in a row have not shown it.</param>
public sealed record Expectation(Fact Fact, int Lagged);
