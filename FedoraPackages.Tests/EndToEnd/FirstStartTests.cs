using System.Diagnostics;
using System.Net;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>The program as a stranger starts it: a process of its own, from its build output.</summary>
[Collection(nameof(WholeSite))]
public sealed class FirstStartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithNothingElse_IsReadyWithinFiveSecondsAndHasBuildsInItsHtml()
    {
        var refused = await RefusedAsync();
        var url = new Uri($"http://127.0.0.1:{FreePort.Choose()}");
        var watch = Stopwatch.StartNew();
        using var process = ProgramTests.Start($"--Urls={url}");
        try
        {
            using var client = new HttpClient { BaseAddress = url };
            await Eventually.TrueAsync(() => IsReadyAsync(client), "the program is ready");
            // On a machine that is busy with something else, no longer beside a start that ends at once.
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, Math.Max(5, 6 * refused.TotalSeconds));

            var html = "";
            await Eventually.TrueAsync(
                async () => (html = await client.GetStringAsync("/packages/guake/builds", Ct)).Contains("<tr class=\"row", StringComparison.Ordinal),
                "the page is whole");
            Assert.Matches("guake-[0-9.]+-[0-9]+\\.fc4[0-9]", html);
            Assert.Contains("Invented data", html, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>How long a start takes here and now that is refused for a malformed setting.</summary>
    private static async Task<TimeSpan> RefusedAsync()
    {
        var watch = Stopwatch.StartNew();
        using var process = ProgramTests.Start("--Fedora:Source=Narnia");
        await process.WaitForExitAsync(Ct);
        return watch.Elapsed;
    }

    private static async ValueTask<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/healthz/ready", Ct);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
