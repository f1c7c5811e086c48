using System.Diagnostics;
using System.Globalization;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// What a warm package page costs beside the same bytes from bare Kestrel's memory and from nginx's disk: processor time for a request
/// under load, and the time to the first byte on a quiet connection.
/// </summary>
internal static class PageBench
{
    private const string PagePath = "/packages/guake";
    private const string FilePath = "/page.html";
    private const int Connections = 8;

    public static async Task RunAsync(int requests, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("page-bench").FullName;
        try
        {
            await MeasureAsync(folder, requests, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int requests, TextWriter output)
    {
        await using var site = ServerProcess.StartSite();
        await site.ReadyAsync("/healthz/ready");
        var page = await PageAsync(site);
        await File.WriteAllBytesAsync(folder + FilePath, page);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PagePath}: {page.Length:N0} bytes, not compressed"));

        await using var kestrel = MemoryServer.Start(folder + FilePath);
        await kestrel.ReadyAsync(FilePath);
        await using var nginx = NginxServer.Start(folder);
        if (nginx is null)
            output.WriteLine("nginx is not installed: skipped");
        else
            await nginx.ReadyAsync(FilePath);

        var ofSite = await MeasureAsync("site", site, PagePath, requests, requests / 2);
        var ofKestrel = await MeasureAsync("bare Kestrel", kestrel, FilePath, 10 * requests, requests / 2);
        var ofNginx = nginx is null ? null : await MeasureAsync("nginx", nginx, FilePath, 10 * requests, requests / 2);
        Print(ofSite, ofKestrel, ofNginx, output);
    }

    /// <summary>The page as it stands once its panels have been fetched.</summary>
    private static async Task<byte[]> PageAsync(ServerProcess site)
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        var page = "";
        await Eventually.TrueAsync(
            async () => !(page = await client.GetStringAsync(new Uri(PagePath, UriKind.Relative))).Contains("class=\"skeleton\"", StringComparison.Ordinal),
            "the page is whole");
        return System.Text.Encoding.UTF8.GetBytes(page);
    }

    private static async Task<Result> MeasureAsync(string name, ServerProcess server, string path, int requests, int quiet)
    {
        await LoadAsync(server, path, requests);
        var before = server.ProcessorTime();
        await LoadAsync(server, path, requests);
        var perRequest = (server.ProcessorTime() - before) / requests;

        using var connection = new KeptConnection(server.Url, path);
        Ask(connection, quiet / 5);
        return new Result(name, perRequest, new Spread(Ask(connection, quiet)));
    }

    private static Task LoadAsync(ServerProcess server, string path, int requests) =>
        Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using var connection = new KeptConnection(server.Url, path);
                Ask(connection, requests / Connections);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

    private static List<TimeSpan> Ask(KeptConnection connection, int times) => [.. Enumerable.Range(0, times).Select(_ => connection.Ask())];

    private static void Print(Result site, Result kestrel, Result? nginx, TextWriter output)
    {
        output.WriteLine("server         CPU/request  first byte p50       p99   | to nginx: CPU   p50   p99 | to bare Kestrel: CPU   p50   p99");
        foreach (var result in new[] { site, kestrel, nginx }.OfType<Result>())
        {
            var (cpu, first) = (result.PerRequest, result.FirstByte);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Name,-13} {cpu.TotalMicroseconds,9:N0} µs {first.P50.TotalMicroseconds,12:N0} µs {first.P99.TotalMicroseconds,6:N0} µs   "
                    + $"| {Ratios(result, nginx),25} | {Ratios(result, kestrel),31}"));
        }
    }

    private static string Ratios(Result result, Result? to) => to is null
        ? "–"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{result.PerRequest / to.PerRequest:0.0} {result.FirstByte.P50 / to.FirstByte.P50,5:0.0} {result.FirstByte.P99 / to.FirstByte.P99,5:0.0}");

    private sealed record Result(string Name, TimeSpan PerRequest, Spread FirstByte);
}
