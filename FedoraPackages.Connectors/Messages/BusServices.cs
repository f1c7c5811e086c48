using FedoraPackages.Connectors.Panels;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Connectors.Messages;

/// <summary>What a room wants to hear on our bus.</summary>
public sealed record BusConsumers(Action<IBusRegistrationConfigurator> Register);

/// <summary>Registers our own bus with the consumers of every room in this process.</summary>
public static class BusServices
{
    public static IServiceCollection AddBusConsumers(this IServiceCollection services, Action<IBusRegistrationConfigurator> register) =>
        services.AddSingleton(new BusConsumers(register));

    /// <summary>Call last: it starts the consumers that the rooms have added before.</summary>
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        var rooms = services.Select(s => s.ImplementationInstance).OfType<BusConsumers>().ToList();
        services.AddSingleton<PanelBus>();
        services.AddSingleton<IPanelSignals>(provider => provider.GetRequiredService<PanelBus>());
        // What is published before a room listens is lost: nobody may say anything before all do.
        services.AddOptions<MassTransitHostOptions>().Configure(options => options.WaitUntilStarted = true);
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var room in rooms)
                room.Register(bus);
            bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
        });
    }
}
