using System.Runtime.CompilerServices;

namespace FedoraPackages.Worker.Commands;

/// <summary>
/// The messages in a stream: one JSON object over many lines, one a line, or both in turn. What is no JSON is one message a line, so that a
/// broken line costs no other. Holds one message at a time.
/// </summary>
internal sealed class MessageTexts(Stream stream)
{
    /// <summary>Four bytes for each character of the largest body that is read, and room for what stands around it.</summary>
    private const int Longest = 4 * 1024 * 1024 + 256 * 1024;

    private readonly LineSource lines = new(stream, Longest);
    private readonly LinkedList<(byte[] Line, bool Cut)> again = [];

    public async IAsyncEnumerable<MessageText> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await NextAsync(ct) is var (line, cut))
        {
            var text = Trimmed(line);
            if (text.IsEmpty)
                continue;
            var scan = new ObjectScan();
            if (cut)
                yield return new MessageText(text, TooLong: true);
            else if (text.Span[0] == '{' && scan.Next(line) == ObjectScan.Found.More)
                yield return await OverLinesAsync(line, scan, ct) ?? new MessageText(text);
            else
                yield return new MessageText(text);
        }
    }

    // Null when it turns out to be no JSON: then what came behind the first line is read again as lines of its own.
    private async Task<MessageText?> OverLinesAsync(byte[] first, ObjectScan scan, CancellationToken ct)
    {
        var taken = new List<(byte[] Line, bool Cut)>();
        using var whole = new MemoryStream();
        whole.Write(first);
        var tooLong = false;
        while (await NextAsync(ct) is { } next)
        {
            if (next.Cut)
            {
                whole.Write(next.Line);
                await SkipAsync(ct);
                return new MessageText(whole.ToArray(), TooLong: true);
            }

            var found = scan.Next(next.Line);
            if (found == ObjectScan.Found.Broken)
            {
                GiveBack([.. taken, next]);
                return tooLong ? new MessageText(whole.ToArray(), TooLong: true) : null;
            }

            // One that is too long is followed to its end, and not kept.
            tooLong |= whole.Length + next.Line.Length >= Longest;
            if (tooLong)
            {
                taken.Clear();
            }
            else
            {
                taken.Add(next);
                whole.WriteByte((byte)'\n');
                whole.Write(next.Line);
            }

            if (found == ObjectScan.Found.End)
                return new MessageText(whole.ToArray(), tooLong);
        }

        GiveBack(taken);
        return tooLong ? new MessageText(whole.ToArray(), TooLong: true) : null;
    }

    // What a line that was cut held cannot be followed: the object ends where one that is written over many lines does, or another begins.
    private async Task SkipAsync(CancellationToken ct)
    {
        while (await NextAsync(ct) is var (line, cut))
        {
            if (line is [(byte)'}', ..])
                return;
            if (line is [(byte)'{', ..])
            {
                GiveBack([(line, cut)]);
                return;
            }
        }
    }

    private async ValueTask<(byte[] Line, bool Cut)?> NextAsync(CancellationToken ct)
    {
        if (again.First is not { } first)
            return await lines.NextAsync(ct);
        again.RemoveFirst();
        return first.Value;
    }

    private void GiveBack(List<(byte[] Line, bool Cut)> taken)
    {
        for (var i = taken.Count - 1; i >= 0; i--)
            again.AddFirst(taken[i]);
    }

    private static ReadOnlyMemory<byte> Trimmed(byte[] line) => line.AsMemory().Trim(" \t\r"u8);
}
