using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Worker.Listening;

/// <summary>Which broker Fedora's messages come from, into which queue, and which of them.</summary>
/// <param name="Topics">Binding keys of a topic exchange.</param>
internal sealed record FedoraBusSettings(BrokerAddress Broker, string Queue, IReadOnlyList<string> Topics);
