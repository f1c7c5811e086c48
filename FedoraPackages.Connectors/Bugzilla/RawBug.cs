using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Bugzilla;

/// <summary>A bug with what says whether it belongs here, and what it is tracked as.</summary>
internal sealed record RawBug(Bug Bug, string Component, bool IsOpen, ImmutableArray<long> Blocks, string Whiteboard);
