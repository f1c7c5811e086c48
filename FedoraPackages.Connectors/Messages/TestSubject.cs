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

    private const int Most = 1_000;

    private static readonly string[] NotRpms = ["FLATPAK", "CONTAINER", "MODULAR"];

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

    /// <summary>The same of several, of which at least one is there: the facts of all that can be read, else why the first cannot.</summary>
    /// <param name="build">The fact about a build, by its package's name and its own.</param>
    public static MessageReading ReadAll(
        IEnumerable<(string Type, string Subject)> subjects, Func<string, string, Fact> build, Func<string, Fact> update)
    {
        var readings = subjects.Distinct().Take(Most).Select(s => Read(s.Type, s.Subject, name => build(name, s.Subject), update)).ToList();
        IReadOnlyList<Fact> facts = [.. readings.SelectMany(reading => reading.Facts)];
        return facts.Count > 0 ? MessageReading.Of(facts) : readings[0];
    }

    /// <summary>Why an update is not read; null when it is. Those of flatpaks, containers and modules have their kind in the alias.</summary>
    public static MessageReading? RefusesUpdate(string alias) => AliasShape().Match(alias) switch
    {
        { Success: false } => MessageReading.Ignore(WhyIgnored.BadName, "it is not the alias of an update"),
        { Groups: var parts } when IsOfPackages(parts["kind"].Value) => null,
        _ => MessageReading.Ignore(WhyIgnored.NotRpm),
    };

    private static MessageReading Update(string alias, Func<string, Fact> update) => RefusesUpdate(alias) ?? MessageReading.Of(update(alias));

    // EPEL has kinds of its own, like EPEL-NEXT.
    private static bool IsOfPackages(string kind) => kind.Length == 0
        || (kind.StartsWith("EPEL-", StringComparison.Ordinal) && !Array.Exists(NotRpms, other => kind.Contains(other, StringComparison.Ordinal)));

    [GeneratedRegex(@"^FEDORA-(?<kind>([A-Z]{1,20}-){0,3})[0-9]{4}-[0-9a-f]{1,40}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AliasShape();
}
