using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FedoraPackages.Tests.Servers;

/// <summary>
/// Debian's Redis, which keeps everything in memory only, and ends with its standard input: nothing is left behind even when the tests are killed.
/// </summary>
internal sealed class RedisServer : LoopbackServer
{
    // The shell becomes the server; what it has started before waits for the end of the input.
    private const string EndsWithInput = """exec 3<&0; (read -r line <&3; kill -KILL $$) >/dev/null 2>&1 & exec "$0" "$@" 3<&-""";

    private readonly string program;

    private RedisServer(string program) => this.program = program;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    protected override string ReadyWords => "Ready to accept connections";

    public static Task<RedisServer> StartAsync() => StartAsync(FreePort.Choose);

    public static async Task<RedisServer> StartAsync(Func<int> choosePort) => await StartAsync(new RedisServer(Needs.Redis()), choosePort);

    public static RedisServer NotYetStarted() => NotYet(new RedisServer(Needs.Redis()));

    /// <summary>Forgets everything.</summary>
    public async Task FlushAsync() => Assert.Equal("+OK", await AskAsync("FLUSHALL"));

    protected override ProcessStartInfo Program() => new(
        "/bin/sh",
        [
            "-c", EndsWithInput, program, "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", Folder,
            "--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction",
        ])
    {
        WorkingDirectory = Folder,
    };

    protected override async Task<bool> AnswersAsync() => await AskAsync("PING") == "+PONG";

    private async Task<string?> AskAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, Ct);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        using var reader = new StreamReader(client.GetStream());
        await writer.WriteLineAsync(command);
        return await reader.ReadLineAsync(Ct);
    }
}
