using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>A server in processes of its own on a free port of the loopback, killed with all it has started.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int TicksPerSecond = 100;

    private readonly Process process;

    private ServerProcess(Process process, Uri url)
    {
        this.process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static ServerProcess Start(Func<Uri, ProcessStartInfo> how)
    {
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Choose()}"));
        return new ServerProcess(Process.Start(how(url))!, url);
    }

    /// <summary>The site from its build output, quiet, over a sandbox in which nothing happens.</summary>
    public static ServerProcess StartSite(params IEnumerable<string> settings) => Start(url => new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "FedoraPackages.Web.dll"), $"--Urls={url}", "--Sandbox:Speed=0", "--Logging:LogLevel:Default=Error",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Error", .. settings,
        ])
    {
        WorkingDirectory = AppContext.BaseDirectory,
    });

    /// <summary>Waits until a path is answered with success.</summary>
    public async Task ReadyAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Url };
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return process.HasExited ? throw new InvalidOperationException($"{process.StartInfo.FileName} has ended by itself") : false;
                }
            },
            "the server answers");
    }

    /// <summary>The processor time of all its processes until now, to a hundredth of a second.</summary>
    public TimeSpan ProcessorTime()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(ReadStat).OfType<Stat>().ToList();
        var ours = new HashSet<int> { process.Id };
        while (all.Any(p => ours.Contains(p.Parent) && ours.Add(p.Id)))
        {
        }

        return TimeSpan.FromSeconds(all.Where(p => ours.Contains(p.Id)).Sum(p => p.Ticks) / (double)TicksPerSecond);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Stat? ReadStat(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            // The name of the program, in brackets, may hold anything.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new Stat(
                id, int.Parse(fields[1], CultureInfo.InvariantCulture),
                long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // Gone meanwhile.
            return null;
        }
    }

    private sealed record Stat(int Id, int Parent, long Ticks);
}
