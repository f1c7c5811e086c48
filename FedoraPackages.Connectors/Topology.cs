using FedoraPackages.Connectors.Messages;
using Microsoft.Extensions.Configuration;
using StackExchange.Redis;

namespace FedoraPackages.Connectors;

/// <summary>
/// What the processes of one site share (<c>ConnectionStrings</c>): nothing, when one process is all there is, or a store and a bus. One
/// without the other would lose what the other carries, so only both or neither are accepted.
/// </summary>
public sealed class Topology
{
    private const string RedisKey = "ConnectionStrings:Redis";
    private const string RabbitMqKey = "ConnectionStrings:RabbitMq";

    private Topology(ConfigurationOptions? redis, BrokerAddress? rabbitMq)
    {
        Redis = redis;
        RabbitMq = rabbitMq;
    }

    /// <summary>The shared store; null: this process keeps everything itself.</summary>
    public ConfigurationOptions? Redis { get; }

    /// <summary>The shared bus; null: an in-memory bus within this process.</summary>
    public BrokerAddress? RabbitMq { get; }

    /// <summary>True when the worker is a process of its own.</summary>
    public bool IsShared => Redis is not null;

    /// <summary>The keys that make it shared.</summary>
    public static string Keys => $"{RedisKey} and {RabbitMqKey}";

    /// <exception cref="SettingsException">Names the key that is malformed, or missing beside the other.</exception>
    public static Topology Of(IConfiguration configuration)
    {
        var redis = ParseRedis(configuration[RedisKey]);
        var rabbitMq = BrokerOf(configuration);
        return (redis, rabbitMq) switch
        {
            (null, not null) =>
                throw new SettingsException($"{RedisKey} must be set when {RabbitMqKey} is: processes that share a bus need a store that they share"),
            (not null, null) =>
                throw new SettingsException($"{RabbitMqKey} must be set when {RedisKey} is: processes that share a store need a bus that they share"),
            _ => new Topology(redis, rabbitMq),
        };
    }

    /// <summary>The broker alone, for what needs no store.</summary>
    /// <exception cref="SettingsException">Names the key when it is malformed.</exception>
    public static BrokerAddress? BrokerOf(IConfiguration configuration)
    {
        var text = configuration[RabbitMqKey];
        if (string.IsNullOrEmpty(text))
            return null;
        // Without the text: it may hold a password.
        return BrokerAddress.Parse(text)
            ?? throw new SettingsException($"{RabbitMqKey} must be an address such as amqp://user:password@localhost:5672/vhost");
    }

    private static ConfigurationOptions? ParseRedis(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            var options = ConfigurationOptions.Parse(text, ignoreUnknown: false);
            if (options.EndPoints.Count > 0)
                return options;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Said below, without the text: it may hold a password.
        }

        throw new SettingsException($"{RedisKey} must be an address such as localhost:6379, and options such as password=… behind commas");
    }
}
