namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>
/// What XML 1.0 cannot hold. Koji does not clean its strings, so an answer may carry raw control bytes and is then not well-formed
/// (<c>upstreams/koji.md</c> §2); in UTF-8 such a byte is never part of another character, so it can be replaced before parsing.
/// </summary>
internal static class XmlText
{
    private const byte Replacement = (byte)'?';

    /// <summary>Replaces, in place, the bytes that no XML 1.0 document may contain.</summary>
    public static void Clean(Span<byte> utf8)
    {
        for (var rest = utf8; ;)
        {
            var at = rest.IndexOfAnyInRange((byte)0, (byte)0x1F);
            if (at < 0)
                return;
            if (rest[at] is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                rest[at] = Replacement;
            rest = rest[(at + 1)..];
        }
    }

    public static string Clean(string text) =>
        text.All(Allowed) ? text : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Allowed(source[i]) ? source[i] : '\uFFFD';
        });

    private static bool Allowed(char c) => c is '\t' or '\n' or '\r' or (>= ' ' and < '\uFFFE');
}
