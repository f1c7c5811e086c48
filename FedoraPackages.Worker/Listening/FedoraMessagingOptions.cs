using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Worker.Listening;

/// <summary>Where Fedora's own bus is, and who we are there (<c>FedoraMessaging</c>).</summary>
public sealed class FedoraMessagingOptions
{
    internal const string Section = "FedoraMessaging";

    private const string Public = "amqps://fedora:@rabbitmq.fedoraproject.org/%2Fpublic_pubsub";

    /// <summary>
    /// An <c>amqps</c> address, or <c>amqp</c> with a password for a broker of one's own. Unset: Fedora's public broker, once there
    /// are certificates.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>The authorities that the broker's certificate is signed by, one or several.</summary>
    public string? CaFile { get; set; }

    /// <summary>The client's certificate, which the broker knows us by.</summary>
    public string? CertFile { get; set; }

    /// <summary>Its key.</summary>
    public string? KeyFile { get; set; }

    /// <summary>A line on which nothing has come for so long is taken for dead, and made anew.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>False: nothing says where to listen or who we are, and nothing is listened to.</summary>
    internal bool IsSet => Url is { Length: > 0 } || CertFile is { Length: > 0 };

    /// <summary>What cannot work, naming the key; null when all is well.</summary>
    internal string? Fault() =>
        Silence < TimeSpan.FromSeconds(1) || Silence > TimeSpan.FromHours(6) ? $"{Section}:Silence must be between 00:00:01 and 06:00:00"
        : !IsSet ? Unlistened()
        : Broker() is not { } broker ? $"{Section}:Url must be an address such as amqps://fedora:@rabbitmq.fedoraproject.org/%2Fpublic_pubsub"
        : !broker.Tls && (CaFile ?? CertFile ?? KeyFile) is not null ? $"{Section}:Url must begin with amqps where CaFile, CertFile or KeyFile is set"
        : Identity().Fault() is { } fault ? $"{Section}:{fault.What} {fault.Why}"
        : null;

    /// <summary>Null: the address is none.</summary>
    internal BrokerAddress? Broker() => BrokerAddress.Parse(Url is { Length: > 0 } url ? url : Public);

    internal BrokerIdentity Identity() => new(Null(CaFile), Null(CertFile), Null(KeyFile));

    private string? Unlistened() => (CaFile ?? KeyFile) is { Length: > 0 } ? $"{Section}:CertFile must be set where CaFile or KeyFile is" : null;

    private static string? Null(string? file) => string.IsNullOrEmpty(file) ? null : file;
}
