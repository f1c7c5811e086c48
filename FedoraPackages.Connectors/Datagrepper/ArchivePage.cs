using System.Collections.Immutable;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Connectors.Datagrepper;

/// <summary>A page of what Fedora's bus said, out of the archive.</summary>
/// <param name="Messages">As they were sent, the oldest at the top; the archive does not promise that.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Unreadable">Rows that are no message.</param>
internal sealed record ArchivePage(ImmutableArray<FedoraMessage> Messages, int Total, int Pages, int Unreadable);
