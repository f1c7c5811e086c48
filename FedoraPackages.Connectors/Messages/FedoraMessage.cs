namespace FedoraPackages.Connectors.Messages;

/// <summary>What Fedora's bus said. A hint, never the truth: anybody may be able to publish there (<c>upstreams/bus.md</c> §1.3).</summary>
/// <param name="Topic">The full routing key: <c>org.fedoraproject.prod.buildsys.tag</c>.</param>
/// <param name="Id">The publisher's message id.</param>
/// <param name="SentAt">The header <c>sent-at</c>.</param>
/// <param name="Body">The body: a JSON object, as text.</param>
public sealed record FedoraMessage(string Topic, string Id, DateTimeOffset SentAt, string Body);
