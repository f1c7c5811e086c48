using System.Text.RegularExpressions;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// How the topics begin that are heard (<c>upstreams/bus.md</c> §1.1): those of one environment, production or staging, and never of two. Others
/// that publish on the same bus have the same last word.
/// </summary>
/// <param name="Fedora">Without a dot at the end.</param>
/// <param name="ReleaseMonitoring">Anitya's.</param>
/// <param name="CentOs">Under which Fedora's CI publishes.</param>
public sealed partial record TopicPrefixes(string Fedora, string ReleaseMonitoring, string CentOs)
{
    /// <summary>What real users see.</summary>
    public static TopicPrefixes Production { get; } = Of("org.fedoraproject.prod");

    /// <summary>Whether this is the environment where Fedora's services are tried out.</summary>
    public bool IsStaging => Fedora.EndsWith(".stg", StringComparison.Ordinal);

    /// <summary>All prefixes of the environment that this one of Fedora's is of.</summary>
    public static TopicPrefixes Of(string fedora)
    {
        var environment = fedora[(fedora.LastIndexOf('.') + 1)..];
        return new TopicPrefixes(fedora, $"org.release-monitoring.{environment}", $"org.centos.{environment}");
    }

    internal static bool IsValid(string? prefix) => prefix is { Length: <= 100 } && Shape().IsMatch(prefix);

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+){2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
