using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Panels;

/// <summary>A gathered answer as bytes, with what the refresher needs to know about it.</summary>
/// <param name="PollAfter">While somebody watches, gather again after this time: what upstream never announces (a running build's tasks).</param>
/// <param name="Shows">True when the answer shows what a fact said.</param>
/// <param name="Whole">False: some details could not be asked, and should be asked again soon.</param>
public sealed record PanelAnswer(byte[] Value, TimeSpan? PollAfter, Func<Fact, bool> Shows, bool Whole = true);
