using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>
/// Stands between a browser and the site, as the proxy of a company does, and lets WebSockets through or not. It looks at the first request of each connection.
/// </summary>
internal sealed class ProxyInBetween : IAsyncDisposable
{
    public const string Refused = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nConnection: close\r\n\r\nForbidden";
    public const string Html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\nConnection: close\r\n\r\n<h1>Hi</h1>";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> talks = [];
    private readonly Task serving;
    private readonly int behind;
    private int sockets;

    public ProxyInBetween(Uri site)
    {
        behind = site.Port;
        listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        serving = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>What a WebSocket is answered with; "" for nothing at all; null: it goes through.</summary>
    public string? Answer { get; set; }

    /// <summary>How many WebSockets were asked for.</summary>
    public int Sockets => Volatile.Read(ref sockets);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await Task.WhenAll([serving, .. talks]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
            talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(closing.Token)));
    }

    private async Task TalkAsync(TcpClient accepted)
    {
        using var client = accepted;
        using var site = new TcpClient();
        var (from, head) = (client.GetStream(), new byte[16 * 1024]);
        var length = 0;
        while (length < 4 || !head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await from.ReadAsync(head.AsMemory(length), closing.Token);
            if (read == 0)
                return;
            length += read;
        }

        if (Encoding.ASCII.GetString(head, 0, length).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Increment(ref sockets);
            if (Answer is { } answer)
            {
                await from.WriteAsync(Encoding.ASCII.GetBytes(answer), closing.Token);
                if (answer.Length == 0)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, closing.Token);
                return;
            }
        }

        await site.ConnectAsync(IPAddress.Loopback, behind, closing.Token);
        var to = site.GetStream();
        await to.WriteAsync(head.AsMemory(0, length), closing.Token);
        await Task.WhenAny(from.CopyToAsync(to, closing.Token), to.CopyToAsync(from, closing.Token));
    }
}
