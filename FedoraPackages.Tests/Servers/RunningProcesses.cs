using System.Globalization;
using System.Net;

namespace FedoraPackages.Tests.Servers;

/// <summary>What the kernel knows of the processes that work in a folder, or were told of it in their environment.</summary>
internal static class RunningProcesses
{
    // The kernel's number for a socket that waits for connections.
    private const string Listen = "0A";

    public static IReadOnlyList<string> Of(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0]) && (Works(p, folder) || KnowsOf(p, folder)))];

    /// <summary>The addresses at which they wait for connections.</summary>
    public static IReadOnlyList<IPEndPoint> Listening(string folder)
    {
        var sockets = Of(folder).SelectMany(p => Directory.EnumerateFiles(p + "/fd")).Select(fd => Try(() => new FileInfo(fd).LinkTarget)).ToHashSet();
        return [.. from file in new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                   from line in File.ReadLines(file).Skip(1)
                   let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                   where fields[3] == Listen && sockets.Contains($"socket:[{fields[9]}]")
                   select EndPoint(fields[1])];
    }

    private static bool Works(string process, string folder) =>
        Try(() => new FileInfo(process + "/cwd").LinkTarget)?.StartsWith(folder, StringComparison.Ordinal) == true;

    private static bool KnowsOf(string process, string folder) =>
        Try(() => File.ReadAllText(process + "/environ"))?.Contains(folder, StringComparison.Ordinal) == true;

    private static IPEndPoint EndPoint(string hex)
    {
        var parts = hex.Split(':');
        // Words of four bytes, each in the machine's order.
        var address = Convert.FromHexString(parts[0]).Chunk(4).SelectMany(word => word.Reverse()).ToArray();
        return new IPEndPoint(new IPAddress(address), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or somebody else's.
            return null;
        }
    }
}
