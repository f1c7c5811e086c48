namespace FedoraPackages.Worker.Sandbox.Story;

/// <summary>A message as it would stand on Fedora's bus (<c>upstreams/bus.md</c> §1.5): routing key, id, headers, JSON body.</summary>
internal sealed record SandboxMessage(string Topic, string Id, DateTimeOffset SentAt, IReadOnlyDictionary<string, object> Headers, string Body);
