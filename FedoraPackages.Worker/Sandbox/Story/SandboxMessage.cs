namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>A message as it would stand on Fedora's bus (<c>upstreams/bus.md</c> §1.5): routing key, id, headers, JSON body.</summary>
internal sealed record SandboxMessage(string Topic, string Id, DateTimeOffset SentAt, IReadOnlyDictionary<string, object> Headers, string Body);

/// <summary>Hears the sandbox's messages as they are sent: our own bus, or a broker.</summary>
internal interface ISandboxAudience
{
    Task HearAsync(SandboxMessage message, CancellationToken ct);
}
