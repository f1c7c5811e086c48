using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// One kept HTTP/1.1 connection and as little client as will do: what is measured is the server. Knows when the first byte came.
/// </summary>
internal sealed class KeptConnection : IDisposable
{
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request;
    private readonly byte[] buffer = new byte[1 << 20];

    public KeptConnection(Uri server, string path)
    {
        request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/html\r\n\r\n");
        socket.Connect(IPAddress.Loopback, server.Port);
    }

    /// <summary>Asks once, reads the whole answer, and returns the time until its first byte.</summary>
    public TimeSpan Ask()
    {
        var asked = Stopwatch.GetTimestamp();
        socket.Send(request);
        var read = Receive(0);
        var first = Stopwatch.GetElapsedTime(asked);
        int head;
        while ((head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8)) < 0)
            read += Receive(read);
        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        if (!headers.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            throw new InvalidOperationException(headers);
        while (!IsWhole(headers, head + 4, read))
            read += Receive(read);
        return first;
    }

    public void Dispose() => socket.Dispose();

    private bool IsWhole(string headers, int body, int read)
    {
        const string Length = "\r\nContent-Length: ";
        var at = headers.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return buffer.AsSpan(body, read - body).EndsWith(LastChunk);
        var value = headers.AsSpan(at + Length.Length);
        var end = value.IndexOf('\r');
        return read - body >= int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }

    private int Receive(int from)
    {
        var count = socket.Receive(buffer, from, buffer.Length - from, SocketFlags.None);
        return count > 0 ? count : throw new InvalidOperationException("the server has hung up");
    }
}
