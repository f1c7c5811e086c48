using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd.Machines;

/// <summary>A web node or a worker: the program in a process of its own, as on a machine of its own.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private readonly ChildProcess process;
    private bool isDead;

    private Node(ChildProcess process, Uri? url)
    {
        this.process = process;
        Url = url;
        Client = new HttpClient { BaseAddress = url };
    }

    /// <summary>Null for a worker.</summary>
    public Uri? Url { get; }

    public HttpClient Client { get; }

    /// <summary>Where a web node has written its one-time token, as its log says.</summary>
    public string TokenFile => TokenWords().Match(LastWords).Groups[1].Value;

    public string LastWords => process.LastWords;

    /// <summary>Bytes of memory that it occupies at the moment.</summary>
    public long Memory => process.Memory;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Node StartWeb(IEnumerable<(string Key, string Value)> settings)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Choose()}");
        return new Node(Run("FedoraPackages.Web.dll", [.. settings, ("Urls", url.ToString())]), url);
    }

    public static Node StartWorker(IEnumerable<(string Key, string Value)> settings) => new(Run("FedoraPackages.Worker.dll", settings), null);

    public bool HasSaid(string text) => process.HasSaid(text);

    /// <summary>Until it says that it can do its work.</summary>
    public Task ReadyAsync() => Eventually.TrueAsync(
        async () => process.HasExited ? throw new InvalidOperationException($"the program has ended: {LastWords}") : await IsReadyAsync(),
        "the node is ready", 120);

    /// <summary>The status of <c>/healthz/…</c>; null while nobody listens.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> HealthAsync(string what)
    {
        try
        {
            using var answer = await Client.GetAsync($"/healthz/{what}", Ct);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task<string> HtmlAsync(string package)
    {
        using var answer = await Client.GetAsync($"/packages/{package}/builds", Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!isDead)
            await process.DisposeAsync();
        isDead = true;
    }

    public void Pause() => process.Pause();

    public void Resume() => process.Resume();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
    }

    private async ValueTask<bool> IsReadyAsync() =>
        Url is null ? HasSaid("The worker is ready") : await HealthAsync("ready") is { Status: HttpStatusCode.OK };

    private static ChildProcess Run(string program, IEnumerable<(string Key, string Value)> settings) => ChildProcess.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. settings.Select(s => $"--{s.Key}={s.Value}")])
    {
        WorkingDirectory = AppContext.BaseDirectory,
        // Small machines, and short lives: one heap, and no counting of what might be compiled better one day.
        Environment = { ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" },
    });

    [GeneratedRegex(@"one-time token in (\S+)")]
    private static partial Regex TokenWords();
}
