namespace FedoraPackages.Worker.Commands;

/// <summary>A message as it stands in a file.</summary>
/// <param name="Json">One JSON value, or what is none.</param>
/// <param name="TooLong">It was longer than is read: these are its first bytes.</param>
internal readonly record struct MessageText(ReadOnlyMemory<byte> Json, bool TooLong = false);
