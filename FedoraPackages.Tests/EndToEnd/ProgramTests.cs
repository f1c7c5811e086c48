using System.Diagnostics;
using System.Net;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>The program as a stranger starts it: a process of its own, from its build output.</summary>
[Collection(nameof(WholeSite))]
public sealed class ProgramTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "FedoraPackages.Web.dll");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithNothingElse_IsReadyWithinFiveSecondsAndHasBuildsInItsHtml()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Choose()}");
        var watch = Stopwatch.StartNew();
        using var process = Start($"--Urls={url}");
        try
        {
            using var client = new HttpClient { BaseAddress = url };
            await Eventually.TrueAsync(() => IsReadyAsync(client), "the program is ready");
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);

            var html = await client.GetStringAsync("/packages/guake/builds", Ct);
            Assert.Matches("guake-[0-9.]+-[0-9]+\\.fc4[0-9]", html);
            Assert.Contains("Invented data", html, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("Sandbox:Speed", "fast")]
    [InlineData("Sandbox:Speed", "-1")]
    [InlineData("Fedora:Source", "Narnia")]
    [InlineData("Upstreams:Koji:Url", "not an address")]
    [InlineData("Upstreams:Koji:Timeout", "soon")]
    [InlineData("Fedora:Source", "7")]
    [InlineData("Data:Directory", "/proc/nowhere")]
    [InlineData("DataProtection:Directory", "/proc/nowhere")]
    [InlineData("Urls", "banana")]
    [InlineData("Admin:Session", "a while")]
    [InlineData("Admin:OpenIdConnect:Authority", "http://id.example.org")]
    [InlineData("Sandbox:Url", "nowhere")]
    [InlineData("Site:ReportUrl", "javascript:alert(1)")]
    [InlineData("Site:ReportUrl", "somebody@example.org")]
    [InlineData("ConnectionStrings:Redis", "localhost")]
    [InlineData("ConnectionStrings:RabbitMq", "amqp://localhost")]
    [InlineData("ConnectionStrings:RabbitMq", "localhost")]
    public async Task Start_MalformedSetting_StopsWithOneLineThatNamesTheKey(string key, string value)
    {
        using var process = Start("--Urls=http://127.0.0.1:0", $"--{key}={value}");
        var errors = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(key, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
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

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Dll, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = AppContext.BaseDirectory,
    })!;
}
