using FedoraPackages.Tests.Servers;
using FedoraPackages.Worker.Listening;

namespace FedoraPackages.Tests.Worker.Listening;

/// <summary>What cannot work stops the start with a line that names the key.</summary>
public sealed class FedoraMessagingOptionsTests : IDisposable
{
    private readonly TestCertificates certificates = new();

    public void Dispose() => certificates.Dispose();

    [Fact]
    public void Nothing_IsAllowedAndMeansThatNothingIsListenedTo()
    {
        var options = new FedoraMessagingOptions();

        Assert.Null(options.Fault());
        Assert.False(options.IsSet);
    }

    [Fact]
    public void Certificates_AreEnoughForFedorasPublicBroker()
    {
        var options =
            new FedoraMessagingOptions { CaFile = certificates.Authorities, CertFile = certificates.ClientCertificate, KeyFile = certificates.ClientKey };

        Assert.Null(options.Fault());
        Assert.Equal("fedora@rabbitmq.fedoraproject.org:5671 /public_pubsub", options.Broker()!.ToString());
    }

    [Theory]
    [InlineData("ca:missing", "FedoraMessaging:CaFile names no file")]
    [InlineData("ca:key", "FedoraMessaging:CaFile names a file that is not what it should be, in PEM")]
    [InlineData("cert:missing", "FedoraMessaging:CertFile names no file")]
    [InlineData("cert:other", "FedoraMessaging:CertFile names a file that is not what it should be, in PEM")]
    [InlineData("key:none", "FedoraMessaging:KeyFile must be set too: a certificate needs its key")]
    [InlineData("cert:none", "FedoraMessaging:CertFile must be set too: a certificate needs its key")]
    [InlineData("url:odd", "FedoraMessaging:Url must be an address such as amqps://fedora:@rabbitmq.fedoraproject.org/%2Fpublic_pubsub")]
    [InlineData("url:plain", "FedoraMessaging:Url must begin with amqps where CaFile, CertFile or KeyFile is set")]
    [InlineData("silence", "FedoraMessaging:Silence must be between 00:00:01 and 06:00:00")]
    public void Setting_ThatCannotWork_IsNamed(string wrong, string fault)
    {
        var options = new FedoraMessagingOptions
        {
            Url = "amqps://fedora:@localhost/%2Fpublic_pubsub",
            CaFile = certificates.Authorities,
            CertFile = certificates.ClientCertificate,
            KeyFile = certificates.ClientKey,
        };
        switch (wrong)
        {
            case "ca:missing": options.CaFile += "x"; break;
            case "ca:key": options.CaFile = certificates.ClientKey; break;
            case "cert:missing": options.CertFile += "x"; break;
            case "cert:other": options.CertFile = certificates.ServerCertificate; break;
            case "key:none": options.KeyFile = null; break;
            case "cert:none": options.CertFile = null; break;
            case "url:odd": options.Url = "https://localhost"; break;
            case "url:plain": options.Url = "amqp://localhost"; break;
            default: options.Silence = TimeSpan.Zero; break;
        }

        Assert.Equal(fault, options.Fault());
    }

    [Fact]
    public void Authorities_WithoutACertificate_ForFedorasBroker_NameWhatIsMissing() => Assert.Equal(
        "FedoraMessaging:CertFile must be set where CaFile or KeyFile is", new FedoraMessagingOptions { CaFile = certificates.Authorities }.Fault());
}
