namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>What became of a swap.</summary>
/// <param name="Written">False when the lease was lost or a newer answer stands: nothing was written.</param>
/// <param name="Generation">The generation that stands now.</param>
/// <param name="Changed">True when readers will see something else than before: another value, a failure begun or ended.</param>
public sealed record SwapResult(bool Written, long Generation, bool Changed);
