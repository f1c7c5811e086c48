using System.Diagnostics;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>The program as a stranger misconfigures it: a process of its own, from its build output.</summary>
public sealed class ProgramTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "FedoraPackages.Web.dll");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    [InlineData("Site:MostConnections", "many")]
    [InlineData("Site:MostConnectionsPerAddress", "-1")]
    [InlineData("ConnectionStrings:Redis", "localhost")]
    [InlineData("ConnectionStrings:RabbitMq", "amqp://localhost")]
    [InlineData("ConnectionStrings:RabbitMq", "localhost")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere")]
    public async Task Start_MalformedSetting_StopsWithOneLineThatNamesTheKey(string key, string value)
    {
        using var process = Start("--Urls=http://127.0.0.1:0", $"--{key}={value}");
        var errors = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains(key, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    internal static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Dll, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = AppContext.BaseDirectory,
    })!;
}
