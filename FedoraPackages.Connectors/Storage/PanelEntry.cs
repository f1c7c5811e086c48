using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Storage;

/// <summary>A panel as kept: its value as bytes (empty before the first good answer) and what is known about it.</summary>
public sealed record PanelEntry(
    PanelKey Key,
    long Generation,
    byte[] Value,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? CheckedAt,
    string Cause,
    PanelFailure? Failure);

/// <summary>What a sweep or a poll needs to know of a kept panel, without its value.</summary>
public sealed record PanelHeader(PanelKey Key, long Generation, DateTimeOffset? CheckedAt, TimeSpan? PollAfter);
