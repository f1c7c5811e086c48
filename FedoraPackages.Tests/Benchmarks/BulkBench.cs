using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Tests.EndToEnd.Admin;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>
/// First views of packages while everything is refreshed, beside first views while nothing is: one process with 24,000 packages, the page of
/// another package that nobody has looked at each time, until its last byte.
/// </summary>
internal static class BulkBench
{
    /// <param name="views">In a round; of packages there are sixty times as many.</param>
    public static async Task RunAsync(int views, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("bulk-bench").FullName;
        try
        {
            await MeasureAsync(folder, views, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int views, TextWriter output)
    {
        var packages = 60 * views;
        await using var site = ServerProcess.StartSite($"--Sandbox:Packages={packages}", $"--Data:Directory={folder}");
        await site.ReadyAsync("/healthz/ready");
        using var admin = await AdminClient.SignInAsync(site.Url, (await File.ReadAllTextAsync(Path.Combine(folder, "admin-token"))).Trim());
        // From the end: the bulk refresh begins at the other.
        var unseen = new Queue<string>(new SandboxWorld(1, packages, TimeProvider.System).Packages.Select(p => p.Name).OrderDescending(StringComparer.Ordinal));
        await ViewAsync(site.Url, unseen, views / 2);

        List<TimeSpan> idle = [], busy = [];
        for (var round = 0; round < Math.Clamp(views / 100, 1, 3); round++)
        {
            idle.AddRange(await ViewAsync(site.Url, unseen, views));
            await ActAsync(admin, "refresh-everything");
            await Eventually.TrueAsync(async () => await DoneAsync(admin) > 50, "it is under way", 60);
            var before = (await DoneAsync(admin), Stopwatch.GetTimestamp());
            busy.AddRange(await ViewAsync(site.Url, unseen, views));
            var rate = (await DoneAsync(admin) - before.Item1) / Stopwatch.GetElapsedTime(before.Item2).TotalSeconds;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: meanwhile {rate:0} panels a second were refreshed"));
            await ActAsync(admin, "cancel-bulk");
        }

        var (quiet, loaded) = (new Spread(idle), new Spread(busy));
        output.WriteLine($"first views, idle:                     {quiet}");
        output.WriteLine($"first views while all is refreshed:    {loaded}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: p50 {loaded.P50 / quiet.P50:0.00}, p99 {loaded.P99 / quiet.P99:0.00}"));
    }

    private static async Task<List<TimeSpan>> ViewAsync(Uri url, Queue<string> unseen, int views)
    {
        using var client = new HttpClient { BaseAddress = url };
        var times = new List<TimeSpan>();
        for (var view = 0; view < views; view++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri($"/packages/{unseen.Dequeue()}/builds", UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        return times;
    }

    private static async Task ActAsync(AdminClient admin, string action)
    {
        using var answer = await admin.PostAsync($"/admin/act/{action}", await admin.FormTokenAsync("/admin"));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
    }

    private static async Task<int> DoneAsync(AdminClient admin)
    {
        var html = await admin.HtmlAsync("/admin");
        const string Mark = "data-progress=\"";
        var at = html.IndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(html.AsSpan(at + Mark.Length, html.AsSpan(at + Mark.Length).IndexOf('"')), CultureInfo.InvariantCulture);
    }
}
