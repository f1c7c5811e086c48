using System.Text.RegularExpressions;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Messages;

/// <summary>
/// What a test, a waiver or a decision is about, in the words that all who test share (<c>upstreams/bus.md</c> §3.7): a build, which names its
/// package, or an update, which does not.
/// </summary>
internal static partial class TestSubject
{
    /// <summary>About a compose, a module, or a type we do not know.</summary>
    public const string OtherSubject = "not-a-build";

    /// <param name="build">The fact about a build, by its package's name.</param>
    /// <param name="update">The fact about an update, by its alias.</param>
    public static MessageReading Read(string type, string subject, Func<string, Fact> build, Func<string, Fact> update) => type switch
    {
        "koji_build" => MessageBody.NameOf(subject) is { } name
            ? MessageReading.Of(build(name))
            : MessageReading.Ignore(WhyIgnored.BadName, "it is not the name, version and release of a build"),
        "bodhi_update" => Update(subject, update),
        _ => MessageReading.Ignore(OtherSubject),
    };

    // Updates of flatpaks, containers and modules have their kind in the alias.
    private static MessageReading Update(string alias, Func<string, Fact> update) => AliasShape().Match(alias) switch
    {
        { Success: false } => MessageReading.Ignore(WhyIgnored.BadName, "it is not the alias of an update"),
        { Groups: var parts } when parts["kind"].Value is "" or "EPEL-" => MessageReading.Of(update(alias)),
        _ => MessageReading.Ignore(WhyIgnored.NotRpm),
    };

    [GeneratedRegex(@"^FEDORA-(?<kind>([A-Z]{1,20}-){0,3})[0-9]{4}-[0-9a-f]{1,40}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AliasShape();
}
