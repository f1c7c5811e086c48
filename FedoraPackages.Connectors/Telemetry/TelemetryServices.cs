using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FedoraPackages.Connectors.Telemetry;

/// <summary>Sends metrics and traces to where the standard variables of OpenTelemetry say, and registers nothing where they say nothing.</summary>
public static class TelemetryServices
{
    private const string Everything = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Traces = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private const string Metrics = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";

    /// <param name="program">Who says it, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    /// <exception cref="SettingsException">Names the variable that holds no address.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, string program)
    {
        if (string.Equals(configuration["OTEL_SDK_DISABLED"]?.Trim(), "true", StringComparison.OrdinalIgnoreCase))
            return services;
        var (everything, traces, metrics) = (AddressIn(configuration, Everything), AddressIn(configuration, Traces), AddressIn(configuration, Metrics));
        if ((everything ?? traces ?? metrics) is null)
            return services;
        // The last word is the environment's.
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(program).AddEnvironmentVariableDetector());
        if ((traces ?? everything) is not null)
            telemetry.WithTracing(tracing => tracing.AddSource(Spans.Name).AddOtlpExporter(exporter => Send(exporter, configuration, "TRACES", traces)));
        if ((metrics ?? everything) is not null)
        {
            telemetry.WithMetrics(measuring => measuring
                .AddMeter(Spans.Name, "System.Runtime").AddOtlpExporter(exporter => Send(exporter, configuration, "METRICS", metrics)));
        }

        return services;
    }

    // The library reads what is said of one signal only where it sends all of them, logs too. An address of one signal is taken as it
    // stands; behind the one of everything the library puts the signal's path.
    private static void Send(OtlpExporterOptions exporter, IConfiguration configuration, string signal, Uri? address)
    {
        if (address is not null)
            exporter.Endpoint = address;
        exporter.Protocol = configuration[$"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL"]?.Trim() switch
        {
            "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            _ => exporter.Protocol,
        };
        if (configuration[$"OTEL_EXPORTER_OTLP_{signal}_HEADERS"] is { Length: > 0 } headers)
            exporter.Headers = headers;
        if (int.TryParse(configuration[$"OTEL_EXPORTER_OTLP_{signal}_TIMEOUT"], NumberStyles.None, CultureInfo.InvariantCulture, out var timeout))
            exporter.TimeoutMilliseconds = timeout;
    }

    private static Uri? AddressIn(IConfiguration configuration, string variable)
    {
        var text = configuration[variable];
        if (string.IsNullOrWhiteSpace(text))
            return null;
        // Without the text: it may hold a password.
        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? address
            : throw new SettingsException($"{variable} must be an http or https address, such as http://localhost:4317");
    }
}
