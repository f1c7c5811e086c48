using FedoraPackages.Tests.EndToEnd;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Debian's Chromium with a fresh profile, driven by Playwright; one for all tests of a run, started when the first asks for a window.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // On a busy machine a page takes its time; what must come soon says so where it is expected.
    private const int Patience = 30_000;

    private readonly Lazy<Task<Running>> running = new(StartAsync);

    /// <summary>A new window of its own, with no cookies.</summary>
    public async Task<IBrowserContext> OpenAsync(Action<BrowserNewContextOptions>? configure = null)
    {
        Needs.Chromium();
        var options = new BrowserNewContextOptions();
        configure?.Invoke(options);
        return await (await running.Value).Chromium.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated)
            return;
        // Why it did not start was told to those who wanted it.
        await ((Task)running.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.Value.IsCompletedSuccessfully)
            return;
        var (playwright, chromium) = await running.Value;
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<Running> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new Running(
            playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Needs.Chromium(), Args = Arguments }));
    }

    private sealed record Running(IPlaywright Playwright, IBrowser Chromium);
}
