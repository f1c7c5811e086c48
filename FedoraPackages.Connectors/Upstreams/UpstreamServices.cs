using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors.Upstreams;

/// <summary>Registers what asking an upstream service takes.</summary>
public static class UpstreamServices
{
    /// <summary>
    /// Registers the options <c>Upstreams:{service}</c>, the HTTP client and the pipeline of a service; a connector takes them as
    /// <c>[FromKeyedServices(service)] UpstreamClient</c>.
    /// </summary>
    public static IServiceCollection AddUpstream(this IServiceCollection services, IConfiguration configuration, UpstreamService descriptor)
    {
        var service = descriptor.Name;
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<UpstreamMetrics>();
        services.TryAddSingleton<UpstreamAddresses>();
        var section = $"Upstreams:{service}";
        // Before the settings, which may say otherwise.
        if (descriptor.Timeout is { } timeout)
            services.Configure<UpstreamOptions>(service, options => options.Timeout = timeout);
        services.AddSettings<UpstreamOptions>(configuration, section, options => options.Fault(section), service)
            .Configure(options => (options.Fedora, options.UsualBulk) = (descriptor.Fedora, descriptor.BulkPerSecond))
            .Validate(options => UserAgent(configuration, out _), "Contact must be a mail or web address without spaces or brackets");
        AddClient(services, configuration, service);
        services.AddKeyedSingleton(service, (_, _) => new UpstreamGate(service));
        services.AddKeyedSingleton(service, (provider, _) => new UpstreamGauge(
            provider.GetRequiredKeyedService<UpstreamGate>(service), Options(provider, service), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<UpstreamGate>(service));
        services.AddSingleton(provider => provider.GetRequiredKeyedService<UpstreamGauge>(service));
        return services.AddKeyedSingleton(service, (provider, _) => new UpstreamClient(
            service,
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<UpstreamAddresses>(),
            new UpstreamPipeline(
                provider.GetRequiredKeyedService<UpstreamGate>(service),
                provider.GetRequiredKeyedService<UpstreamGauge>(service),
                Options(provider, service),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<UpstreamPipeline>>(),
                provider.GetRequiredService<UpstreamMetrics>())));
    }

    private static UpstreamOptions Options(IServiceProvider provider, string service) =>
        provider.GetRequiredService<IOptionsMonitor<UpstreamOptions>>().Get(service);

    private static void AddClient(IServiceCollection services, IConfiguration configuration, string service) =>
        services.AddHttpClient(service, client =>
            {
                // The pipeline times each attempt, the body included; this one would end with the headers.
                client.Timeout = Timeout.InfiniteTimeSpan;
                if (UserAgent(configuration, out var comment))
                {
                    client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("FedoraPackages", "1.0"));
                    if (comment is not null)
                        client.DefaultRequestHeaders.UserAgent.Add(comment);
                }
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
                UseCookies = false,
                // What is traced here is nobody else's business.
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddHttpMessageHandler(() => new SameHostRedirects())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    private static bool UserAgent(IConfiguration configuration, out ProductInfoHeaderValue? comment)
    {
        comment = null;
        var contact = configuration["Contact"];
        return string.IsNullOrEmpty(contact)
            || (contact.AsSpan().IndexOfAny(" ()\\") < 0 && contact.All(char.IsAscii)
                && ProductInfoHeaderValue.TryParse($"(+{contact})", out comment));
    }
}
