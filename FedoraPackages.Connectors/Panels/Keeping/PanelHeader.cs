namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>What a sweep or a poll needs to know of a kept panel, without its value.</summary>
public sealed record PanelHeader(PanelKey Key, long Generation, DateTimeOffset? CheckedAt, TimeSpan? PollAfter);
