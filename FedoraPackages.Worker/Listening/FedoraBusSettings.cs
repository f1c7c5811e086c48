using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Worker.Listening;

/// <summary>Which broker Fedora's messages come from, into which queue, and which of them.</summary>
/// <param name="Queue">Null: one that nobody else can guess, as Fedora's public broker has it; all workers share it.</param>
/// <param name="Topics">Binding keys of a topic exchange.</param>
internal sealed record FedoraBusSettings(BrokerAddress Broker, string? Queue, IReadOnlyList<string> Topics)
{
    /// <summary>A line on which nothing has come for so long is made anew.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two tries to connect.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(3);
}
