using System.Net.Security;
using System.Security.Authentication;
using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Panels;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Registers our own bus with the consumers of every room in this process.</summary>
public static class BusServices
{
    public static IServiceCollection AddBusConsumers(this IServiceCollection services, Action<IBusRegistrationConfigurator> register) =>
        services.AddSingleton(new BusConsumers(register));

    /// <summary>Call last: it starts the consumers that the rooms have added before.</summary>
    public static IServiceCollection AddBus(this IServiceCollection services, IConfiguration configuration)
    {
        var rooms = services.Select(s => s.ImplementationInstance).OfType<BusConsumers>().ToList();
        var broker = Topology.Of(configuration).RabbitMq;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BusLink>();
        services.AddSingleton<PanelBus>();
        services.AddSingleton<IPanelSignals>(provider => provider.GetRequiredService<PanelBus>());
        services.AddSingleton<ISiteSignals>(provider => provider.GetRequiredService<PanelBus>());
        services.AddOptions<MassTransitHostOptions>().Configure(options =>
        {
            // Within this process what is published before a room listens is lost: nobody may say anything before all do. A broker may be away.
            options.WaitUntilStarted = broker is null;
            // What is under way may wait for a store that is away: it comes again to another worker.
            options.ConsumerStopTimeout = TimeSpan.FromSeconds(2);
            options.StopTimeout = TimeSpan.FromSeconds(10);
        });
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var room in rooms)
                room.Register(bus);
            bus.AddReceiveEndpointObserver<LinkObserver>();
            if (broker is null)
                bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
            else
                bus.UsingRabbitMq((context, transport) => Configure(transport, context, broker));
        });
    }

    /// <summary>For the documents that all processes share.</summary>
    internal static void AddDocumentConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<DocumentChangedConsumer, DocumentChangedConsumerDefinition>();

    /// <summary>A queue of this process alone, which goes with it.</summary>
    public static void OfThisProcess(this IEndpointRegistrationConfigurator endpoint)
    {
        endpoint.Temporary = true;
        endpoint.InstanceId = "-" + NewId.NextGuid().ToString("N");
    }

    /// <summary>For queues that go with their process: what fails there is not kept for anybody.</summary>
    public static void KeepNothing(this IReceiveEndpointConfigurator endpoint)
    {
        endpoint.PublishFaults = false;
        endpoint.DiscardFaultedMessages();
        endpoint.DiscardSkippedMessages();
    }

    private static void Configure(IRabbitMqBusFactoryConfigurator transport, IBusRegistrationContext context, BrokerAddress broker)
    {
        var gate = new BrokerGate(
            context.GetRequiredService<BusLink>(),
            context.GetRequiredService<TimeProvider>(),
            context.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        transport.Host(broker.Host, (ushort)broker.Port, broker.VirtualHost, Name(context), host =>
        {
            host.Username(broker.User);
            host.Password(broker.Password);
            host.Heartbeat(BrokerAddress.Heartbeat);
            host.RequestedConnectionTimeout(BrokerAddress.ConnectTimeout);
            host.PublisherConfirmation = true;
            host.OnRefreshConnectionFactory = gate.PassAsync;
            if (broker.Tls)
                host.UseSsl(UseTls);
        });
        transport.ConfigureEndpoints(context);
    }

    private static void UseTls(IRabbitMqSslConfigurator tls)
    {
        tls.Protocol = SslProtocols.None;
        // By default the bus library believes any certificate.
        tls.EnforcePolicyErrors(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch);
    }

    private static string Name(IServiceProvider provider) =>
        $"{provider.GetRequiredService<IHostEnvironment>().ApplicationName} on {Environment.MachineName}, process {Environment.ProcessId}";

    /// <summary>Tells the link what becomes of this process's queues. One that ends without being stopped has lost its broker.</summary>
    private sealed class LinkObserver(BusLink link) : IReceiveEndpointObserver
    {
        private volatile bool stopping;

        public Task Ready(ReceiveEndpointReady ready)
        {
            if (ready.IsStarted)
                link.Listens(ready.InputAddress);
            return Task.CompletedTask;
        }

        public Task Stopping(ReceiveEndpointStopping stopping)
        {
            this.stopping = true;
            return Task.CompletedTask;
        }

        public Task Completed(ReceiveEndpointCompleted completed)
        {
            if (!stopping)
                link.Lost(completed.InputAddress, "the connection ended");
            return Task.CompletedTask;
        }

        public Task Faulted(ReceiveEndpointFaulted faulted)
        {
            if (!stopping)
                link.Lost(faulted.InputAddress, faulted.Exception?.GetBaseException().Message ?? "no reason given");
            return Task.CompletedTask;
        }
    }
}
