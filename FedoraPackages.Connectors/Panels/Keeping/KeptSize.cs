namespace FedoraPackages.Connectors.Panels.Keeping;

/// <summary>What a kept panel takes, and how old it is.</summary>
/// <param name="Bytes">As kept, which may be compressed.</param>
/// <param name="CheckedAt">Null: there has been no good answer.</param>
public sealed record KeptSize(PanelKey Key, long Bytes, DateTimeOffset? CheckedAt, bool Failing);
