using System.Buffers;

namespace FedoraPackages.Connectors.XmlRpc;

/// <summary>
/// What XML 1.0 cannot hold. Koji does not clean its strings, so an answer may carry raw control bytes and is then not well-formed
/// (<c>upstreams/koji.md</c> §2); in UTF-8 such a byte is never part of another character, so it can be replaced before parsing.
/// </summary>
internal static class XmlText
{
    private const byte Replacement = (byte)'?';

    private static readonly SearchValues<byte> Forbidden = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0C, .. Enumerable.Range(0x0E, 18).Select(b => (byte)b)]);

    /// <summary>Replaces, in place, what no XML 1.0 document may contain.</summary>
    public static void Clean(Span<byte> utf8)
    {
        for (var rest = utf8; rest.IndexOfAny(Forbidden) is >= 0 and var at; rest = rest[(at + 1)..])
            rest[at] = Replacement;

        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; EF BF BD is the replacement character.
        for (var rest = utf8; rest.IndexOf([(byte)0xEF, (byte)0xBF]) is >= 0 and var at && at + 2 < rest.Length; rest = rest[(at + 2)..])
        {
            if (rest[at + 2] is 0xBE or 0xBF)
                rest[at + 2] = 0xBD;
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
