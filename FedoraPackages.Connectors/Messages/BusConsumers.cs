using MassTransit;

namespace FedoraPackages.Connectors.Messages;

/// <summary>What a room wants to hear on our bus.</summary>
public sealed record BusConsumers(Action<IBusRegistrationConfigurator> Register);
