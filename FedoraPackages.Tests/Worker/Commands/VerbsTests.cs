using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FedoraPackages.Tests.Servers;

namespace FedoraPackages.Tests.Worker.Commands;

/// <summary>The worker's executable as a stranger starts it: a process of its own, from its build output.</summary>
public sealed class VerbsTests
{
    private const string Redis = "--ConnectionStrings:Redis=127.0.0.1:1";
    private const string RabbitMq = "--ConnectionStrings:RabbitMq=amqp://127.0.0.1:1";

    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "FedoraPackages.Worker.dll");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithNeitherStoreNorBus_SaysInOneLineWhatItNeeds()
    {
        var (exitCode, _, errors) = await EndAsync(Start());

        Assert.Equal(1, exitCode);
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("ConnectionStrings:Redis and ConnectionStrings:RabbitMq must be set", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings:Redis", RabbitMq)]
    [InlineData("ConnectionStrings:RabbitMq", Redis)]
    [InlineData("ConnectionStrings:RabbitMq", Redis, "--ConnectionStrings:RabbitMq=localhost")]
    [InlineData("Sandbox:Url", Redis, RabbitMq, "--Sandbox:Url=nowhere")]
    [InlineData("Fedora:Source", Redis, RabbitMq, "--Fedora:Source=Narnia")]
    [InlineData("ConnectionStrings:RabbitMq", "sandbox", "--ConnectionStrings:RabbitMq=localhost")]
    [InlineData("Sandbox:Speed", "sandbox", "--Sandbox:Speed=fast", "--Sandbox:Port=0")]
    [InlineData("Sandbox:Port", "sandbox", "--Sandbox:Port=70000")]
    [InlineData("FedoraMessaging:TopicPrefix", Redis, RabbitMq, "--FedoraMessaging:TopicPrefix=fedora")]
    [InlineData("FedoraMessaging:TopicPrefix", "interpret", "-", "--FedoraMessaging:TopicPrefix=fedora")]
    public async Task AnyVerb_MalformedSetting_StopsWithOneLineThatNamesTheKey(string key, params string[] arguments)
    {
        var (exitCode, _, errors) = await EndAsync(Start(arguments));

        Assert.Equal(1, exitCode);
        Assert.Contains(key, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownVerb_ExplainsTheOthers()
    {
        var (exitCode, output, errors) = await EndAsync(Start("fly"));

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("sandbox", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interpret_OfAFile_PrintsALineAndStops()
    {
        var file = Path.GetTempFileName();
        const string Tag = """{"topic":"org.fedoraproject.prod.buildsys.tag","id":"one","body":{"name":"guake","build_id":7,"tag":"f44"}}""";
        await File.WriteAllTextAsync(file, Tag, Ct);

        var (exitCode, output, errors) = await EndAsync(Start("interpret", file));

        File.Delete(file);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(
            """{"id":"one","topic":"org.fedoraproject.prod.buildsys.tag","packages":["guake"],"facets":["builds","overview","updates"],"ignored":null}""",
            output.Trim());
    }

    [Fact]
    public async Task Run_WithoutServers_StartsAllTheSameAndStopsCleanly()
    {
        using var process = Start(Redis, RabbitMq);
        await SaysAsync(process, "Our bus is away");

        await TerminateAsync(process);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Sandbox_Alone_ServesItsKojiAndStopsCleanly()
    {
        var port = FreePort.Choose();
        using var process = Start("sandbox", string.Create(CultureInfo.InvariantCulture, $"--Sandbox:Port={port}"));
        await SaysAsync(process, $"http://127.0.0.1:{port}");

        using var client = new HttpClient();
        using var call = new StringContent(
            "<?xml version='1.0'?><methodCall><methodName>getAPIVersion</methodName><params/></methodCall>",
            Encoding.UTF8, new MediaTypeHeaderValue("text/xml"));
        using var answer = await client.PostAsync(new Uri($"http://127.0.0.1:{port}/kojihub"), call, Ct);
        Assert.Contains("<int>1</int>", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        await TerminateAsync(process);
        Assert.Equal(0, process.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Dll, .. arguments])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = AppContext.BaseDirectory,
    })!;

    private static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var errors = process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output, await errors);
    }

    private static async Task SaysAsync(Process process, string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"it never said: {words}");
    }

    private static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(60), Ct);
    }
}
