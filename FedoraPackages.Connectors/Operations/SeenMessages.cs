using System.Collections.Immutable;

namespace FedoraPackages.Connectors.Operations;

/// <summary>Messages that one worker has dealt with, told to the others.</summary>
/// <param name="At">When.</param>
/// <param name="Ids">Their publishers' ids.</param>
public sealed record SeenMessages(DateTimeOffset At, ImmutableArray<string> Ids);
