using System.Collections.Concurrent;
using System.Text;
using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Telemetry;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Tests.Connectors.Upstreams;
using FedoraPackages.Tests.Worker.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FedoraPackages.Tests.Connectors.Telemetry;

/// <summary>The standard variables say whether anything is sent, and where to.</summary>
public sealed class TelemetryServicesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData]
    [InlineData("OTEL_SERVICE_NAME=site")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", "OTEL_SDK_DISABLED=true")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=nowhere", "OTEL_SDK_DISABLED=TRUE")]
    public void Variables_ThatNameNoAddressOrTurnItOff_RegisterNothing(params string[] variables) =>
        Assert.Empty(new ServiceCollection().AddTelemetry(Settings(variables), "program"));

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "secret@somewhere")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "ftp://secret@localhost")]
    public void Address_ThatIsNone_StopsTheStartByItsNameAndTellsNoSecret(string variable, string value)
    {
        var failure = Assert.Throws<SettingsException>(() => new ServiceCollection().AddTelemetry(Settings($"{variable}={value}"), "program"));

        Assert.StartsWith(variable + " must be", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://localhost:4317", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://localhost:4317", false, true)]
    public void Address_OfOneSignal_SendsThatOneOnly(string variable, bool traces, bool metrics)
    {
        var services = new ServiceCollection().AddTelemetry(Settings(variable), "program");

        Assert.Equal(traces, services.Any(s => s.ServiceType == typeof(TracerProvider)));
        Assert.Equal(metrics, services.Any(s => s.ServiceType == typeof(MeterProvider)));
    }

    [Fact]
    public async Task Address_OfEverything_GetsTracesAndMetricsOfTheProgram()
    {
        await using var collector = await ScriptedServer.StartAsync();
        var got = Collected(collector);
        await using var services = Start($"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");

        await SendAsync(services, () => got.ContainsKey("/v1/traces") && got.ContainsKey("/v1/metrics"));

        Assert.All(got.Values, body => Assert.Contains("the program", body, StringComparison.Ordinal));
        Assert.Contains("something done", got["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("fedora_packages.refreshes", got["/v1/metrics"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfTraces_IsTakenAsItStandsWithWhatElseIsSaidOfThem()
    {
        await using var collector = await ScriptedServer.StartAsync();
        var got = Collected(collector);
        await using var services = Start(
            $"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={collector.Url}traces/only", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL=http/protobuf",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS=x-key=key", "OTEL_SERVICE_NAME=another name");

        await SendAsync(services, () => got.ContainsKey("/traces/only key"));

        Assert.Contains("another name", Assert.Single(got.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatIsAskedWithinASpan_IsNotToldOfIt()
    {
        await using var server = await ScriptedServer.StartAsync();
        var told = true;
        server.Answer = context =>
        {
            told = context.Request.Headers.ContainsKey("traceparent");
            return ScriptedServer.Status(context, StatusCodes.Status200OK);
        };
        await using var services = new ServiceCollection().AddLogging().AddUpstream(Settings(), KojiService.Descriptor).BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(KojiService.Descriptor.Name);
        using var listening = new HeardSpans();
        using var span = Spans.Begin("asking");
        Assert.NotNull(span);
        using var answer = await client.GetAsync(server.Url, Ct);

        Assert.False(told);
    }

    private static ServiceProvider Start(params string[] variables)
    {
        var settings = Settings(variables);
        return new ServiceCollection()
            .AddSingleton(settings).AddMetrics().AddSingleton<PanelMetrics>().AddTelemetry(settings, "the program").BuildServiceProvider();
    }

    private static async Task SendAsync(ServiceProvider services, Func<bool> arrived)
    {
        var (traces, metrics) = (services.GetService<TracerProvider>(), services.GetService<MeterProvider>());
        using (Spans.Begin("something done"))
            services.GetRequiredService<PanelMetrics>().Refresh("builds", "changed");
        traces?.ForceFlush();
        metrics?.ForceFlush();
        await Eventually.TrueAsync(arrived, "the collector has it");
    }

    /// <summary>The last body that came to each path.</summary>
    private static ConcurrentDictionary<string, string> Collected(ScriptedServer collector)
    {
        var got = new ConcurrentDictionary<string, string>();
        collector.Answer = async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Ct);
            var text = Encoding.UTF8.GetString(body.ToArray());
            got.AddOrUpdate($"{context.Request.Path} {context.Request.Headers["x-key"]}".Trim(), text, (_, before) => before + text);
            await ScriptedServer.Status(context, StatusCodes.Status200OK);
        };
        return got;
    }

    private static IConfiguration Settings(params string[] variables) => new ConfigurationBuilder()
        .AddInMemoryCollection(variables.Select(v => v.Split('=', 2)).Select(v => KeyValuePair.Create(v[0], (string?)v[1])))
        .Build();
}
