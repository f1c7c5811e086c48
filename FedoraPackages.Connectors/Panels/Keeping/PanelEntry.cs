namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>A panel as kept: its value as bytes (empty before the first good answer) and what is known about it.</summary>
public sealed record PanelEntry(
    PanelKey Key,
    long Generation,
    byte[] Value,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? CheckedAt,
    string Cause,
    PanelFailure? Failure);
