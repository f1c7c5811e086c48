namespace FedoraPackages.Connectors.Panels.Attention;

/// <summary>What about a package needs a look. Each stands in the folder that knows its fact.</summary>
/// <param name="Name">Its own among all: what it is worded by.</param>
/// <param name="Chip">Its place among chips, the smaller first; null: it is no chip.</param>
/// <param name="Line">Its place among lines, the worst first; null: it is no trouble, and no line.</param>
/// <param name="Tone">How bad it is, unless an item says otherwise.</param>
public sealed record AttentionKind(string Name, int? Chip, int? Line, AttentionTone Tone);
