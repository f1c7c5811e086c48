using System.Security.Authentication;
using RabbitMQ.Client;

namespace FedoraPackages.Connectors.Messages;

/// <summary>Where a RabbitMQ broker is and who we are there, as read from an <c>amqp</c> or <c>amqps</c> address.</summary>
public sealed record BrokerAddress(string Host, int Port, string VirtualHost, string User, string Password, bool Tls)
{
    /// <summary>A broker that hangs is noticed after four of them.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    /// <summary>RabbitMQ's own bound, which it does not go above by default.</summary>
    private const uint LargestMessage = 128 << 20;

    /// <summary>A black hole is noticed after this.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Null when the text is no such address.</summary>
    public static BrokerAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url is not { Scheme: "amqp" or "amqps", Host.Length: > 0, Query: "", Fragment: "" })
            return null;
        var path = url.AbsolutePath.TrimStart('/');
        var user = url.UserInfo.Split(':', 2);
        var tls = url.Scheme == "amqps";
        return path.Contains('/', StringComparison.Ordinal) ? null : new BrokerAddress(
            url.IdnHost,
            url.Port > 0 ? url.Port : tls ? 5671 : 5672,
            path.Length == 0 ? "/" : Uri.UnescapeDataString(path),
            user[0].Length == 0 ? "guest" : Uri.UnescapeDataString(user[0]),
            user.Length == 1 ? "guest" : Uri.UnescapeDataString(user[1]),
            tls);
    }

    /// <summary>Who we are where certificates say so; null: <see cref="User"/> and <see cref="Password"/>.</summary>
    internal BrokerIdentity? Identity { get; init; }

    /// <summary>How often the two ends say that they are there. A line that is dead without a word is noticed after four of them.</summary>
    internal TimeSpan Beat { get; init; } = Heartbeat;

    /// <summary>What the broker's operators read about us, beside the client's own; null: nothing.</summary>
    internal IReadOnlyDictionary<string, string>? About { get; init; }

    /// <summary>Connects without recovering by itself: whoever uses it connects anew, and so learns what to do again.</summary>
    internal ConnectionFactory Factory(string name)
    {
        var factory = Plain(name);
        foreach (var (key, value) in About ?? new Dictionary<string, string>())
            factory.ClientProperties[key] = value;
        Identity?.Apply(factory);
        return factory;
    }

    private ConnectionFactory Plain(string name) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = User,
        Password = Password,
        ClientProvidedName = name,
        AutomaticRecoveryEnabled = false,
        RequestedHeartbeat = Beat,
        // As much as a broker lets through: a larger message than the client takes would end every connection it comes on.
        MaxInboundMessageBodySize = LargestMessage,
        RequestedConnectionTimeout = ConnectTimeout,
        Ssl = new SslOption(Host, enabled: Tls) { Version = SslProtocols.None },
    };

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{User}@{Host}:{Port} {VirtualHost}";
}
