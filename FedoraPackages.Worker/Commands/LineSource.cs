namespace FedoraPackages.Worker.Commands;

/// <summary>The lines of a stream of any length, as bytes: of a line that is longer than allowed only the first bytes are kept.</summary>
internal sealed class LineSource(Stream stream, int longest)
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private bool begun;

    /// <summary>The next line without its end, and whether it was cut; null behind the last.</summary>
    public async ValueTask<(byte[] Line, bool Cut)?> NextAsync(CancellationToken ct)
    {
        using var line = new MemoryStream();
        var (any, cut) = (false, false);
        while (true)
        {
            if (at == end)
            {
                (at, end) = (0, await stream.ReadAsync(buffer, ct));
                if (!begun && buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
                    at = 3;
                begun = true;
                if (end == 0)
                    return any ? (line.ToArray(), cut) : null;
            }

            var rest = buffer.AsMemory(at, end - at);
            var length = rest.Span.IndexOf((byte)'\n');
            any = any || length >= 0 || rest.Length > 0;
            var part = rest[..(length < 0 ? rest.Length : length)];
            var room = Math.Min(part.Length, longest - (int)line.Length);
            line.Write(part.Span[..room]);
            cut |= room < part.Length;
            at += length < 0 ? part.Length : length + 1;
            if (length >= 0)
                return (line.ToArray(), cut);
        }
    }
}
