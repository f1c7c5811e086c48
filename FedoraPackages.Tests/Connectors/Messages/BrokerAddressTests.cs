using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Messages;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("amqp://localhost", "guest@localhost:5672 /", "guest", false)]
    [InlineData("amqp://localhost/", "guest@localhost:5672 /", "guest", false)]
    [InlineData("amqp://ann:p%40ss@broker:1234/site", "ann@broker:1234 site", "p@ss", false)]
    [InlineData("amqps://ann:s:ecret@broker/%2Fpublic", "ann@broker:5671 /public", "s:ecret", true)]
    public void Parse_AnAddress_KnowsHostAccountAndVirtualHost(string text, string words, string password, bool tls)
    {
        var address = BrokerAddress.Parse(text)!;

        Assert.Equal((words, password, tls), (address.ToString(), address.Password, address.Tls));
    }

    [Theory]
    [InlineData("localhost:5672")]
    [InlineData("http://localhost")]
    [InlineData("amqp://")]
    [InlineData("amqp://localhost/a/b")]
    [InlineData("amqp://localhost/?heartbeat=5")]
    [InlineData("amqp://localhost:99999/")]
    public void Parse_SomethingElse_IsNull(string text) => Assert.Null(BrokerAddress.Parse(text));
}
