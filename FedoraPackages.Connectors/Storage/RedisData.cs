using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Connectors.Storage;

/// <summary>A panel as one value in Redis: four bytes with the length of its head, the head, the value compressed with Brotli.</summary>
internal static class RedisData
{
    /// <summary>A quick level. Measured: the builds of a large package come to a seventh of their size, the names of all packages to a thirteenth.</summary>
    private const int Quality = 4;

    private const int Window = 22;

    /// <summary>No answer we keep comes near it; what claims to is not ours.</summary>
    private const int Largest = 64 << 20;

    public static byte[] Compress(byte[] value)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(value.Length)];
        return BrotliEncoder.TryCompress(value, buffer, out var written, Quality, Window)
            ? buffer[..written]
            : throw new InvalidOperationException("the value could not be compressed");
    }

    /// <summary>Null for what cannot be read.</summary>
    public static (KeptPanel Kept, byte[] Value)? Read(byte[] data)
    {
        if (data.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(data) is not (>= 0 and var head) || head > data.Length - sizeof(int))
            return null;
        var kept = StateJson.ReadKept(Encoding.UTF8.GetString(data, sizeof(int), head));
        return kept is not null && Decompress(data.AsSpan(sizeof(int) + head)) is { } value ? (kept, value) : null;
    }

    private static byte[]? Decompress(ReadOnlySpan<byte> compressed)
    {
        if (compressed.IsEmpty)
            return [];
        for (var size = Math.Min(Largest, Math.Max(4096, compressed.Length * 8L)); ; size = Math.Min(Largest, size * 4))
        {
            var buffer = new byte[size];
            if (BrotliDecoder.TryDecompress(compressed, buffer, out var written))
                return buffer[..written];
            if (size == Largest)
                return null;
        }
    }
}
