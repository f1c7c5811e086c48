using FedoraPackages.Connectors;
using Microsoft.Extensions.Configuration;

namespace FedoraPackages.Tests.Connectors;

public sealed class TopologyTests
{
    private const string Redis = "localhost:6379,password=secret";
    private const string RabbitMq = "amqp://ann:secret@localhost";

    [Fact]
    public void Of_Neither_IsOneProcess() => Assert.False(Topology.Of(Settings(null, null)).IsShared);

    [Fact]
    public void Of_Both_IsShared()
    {
        var topology = Topology.Of(Settings(Redis, RabbitMq));

        Assert.True(topology.IsShared);
        Assert.Equal(("ann", "secret"), (topology.RabbitMq!.User, topology.RabbitMq.Password));
    }

    [Theory]
    [InlineData(Redis, null, "ConnectionStrings:RabbitMq must be set")]
    [InlineData(null, RabbitMq, "ConnectionStrings:Redis must be set")]
    [InlineData("localhost,secret=secret", RabbitMq, "ConnectionStrings:Redis must be an address")]
    [InlineData(Redis, "secret", "ConnectionStrings:RabbitMq must be an address")]
    public void Of_WhatCannotWork_NamesTheKeyAndTellsNoSecret(string? redis, string? rabbitMq, string words)
    {
        var failure = Assert.Throws<SettingsException>(() => Topology.Of(Settings(redis, rabbitMq)));

        Assert.StartsWith(words, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokerOf_WithoutAStore_IsTheBrokerAlone() => Assert.Equal("localhost", Topology.BrokerOf(Settings(null, RabbitMq))!.Host);

    private static IConfiguration Settings(string? redis, string? rabbitMq) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:Redis", redis), new("ConnectionStrings:RabbitMq", rabbitMq)])
        .Build();
}
