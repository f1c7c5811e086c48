using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.Anitya;

/// <summary>
/// Reads what Anitya says (<c>upstreams/bus.md</c> §3.6). Its package names are free text that anybody types, and only those of Fedora are
/// meant. Some messages name no package, only the project. Each new version is told twice; the older form is left out.
/// </summary>
internal sealed class AnityaMessageReader(TopicPrefixes prefixes) : TopicReader(Table, [prefixes.ReleaseMonitoring + ".anitya"], Keys, NotFedora)
{
    /// <summary>No package of Fedora's is mapped to it, or the mapping is another distribution's.</summary>
    public const string NotFedora = "not-mapped-in-fedora";

    private const string Distribution = "Fedora";
    private const int MostPackages = 1_000;

    private static readonly string[] Keys = ["project.version.update.v2", "project.map.*"];

    private static readonly TopicTable Table = new()
    {
        { "project.version.update.v2", Released },
        { "project.version.update", WhyIgnored.Redundant },
        { "project.map.new", Mapped },
        { "project.map.update", Mapped },
        { "project.map.remove", Unmapped },
        { "project.version.remove", (message, body) => Project(message, body, "version.remove") },
        { "project.version.remove.v2", (message, body) => Project(message, body, "version.remove") },
        { "project.edit", (message, body) => Project(message, body, "edit") },
        { "project.remove", (message, body) => Project(message, body, "remove") },
        { "project.add*", WhyIgnored.NoMeaning },
        { "project.flag*", WhyIgnored.NoMeaning },
        { "distro.*", WhyIgnored.NoMeaning },
    };

    private static MessageReading Released(FedoraMessage message, JsonElement body)
    {
        if (body.Object("message") is not { } said || Number(body) is not { } project)
            return Lacks(body);
        var version = body.Object("project")?.Label("version");
        IReadOnlyList<Fact> facts =
        [
            .. said.Objects("packages").Where(p => p.Text("distro") == Distribution).Select(p => p.Text("package_name")).Where(PackageName.IsValid)
                .Distinct(StringComparer.Ordinal).Take(MostPackages).Select(name => new UpstreamReleased(name!, message.SentAt, project, version)),
        ];
        return facts.OrIgnore(NotFedora);
    }

    // What is mapped now, and what was before.
    private static MessageReading Mapped(FedoraMessage message, JsonElement body)
    {
        if (body.Object("message") is not { } said || Number(body) is not { } project)
            return Lacks(body);
        var moved = said.Names("edited").Contains("distribution", StringComparer.Ordinal);
        // Given to another distribution. Whose it was is not said: the project's number finds it if it was Fedora's.
        if ((body.Object("distro")?.Text("name") ?? said.Text("distro")) != Distribution)
            return moved ? Project(message, body, "map.update") : MessageReading.Ignore(NotFedora);
        // What another distribution had before is no package here.
        var (now, before) = (said.Text("new"), moved ? null : said.Text("prev"));
        IReadOnlyList<Fact> facts =
        [
            .. new[] { (Name: now, Mapped: true), (Name: before, Mapped: false) }.Where(p => PackageName.IsValid(p.Name))
                .DistinctBy(p => p.Name, StringComparer.Ordinal).Select(p => new UpstreamMapped(p.Name!, message.SentAt, project, p.Mapped)),
        ];
        return now is null && before is null ? MessageBody.Lacks("message.new") : facts.OrIgnore(WhyIgnored.BadName, "no package can be called so");
    }

    private static MessageReading Unmapped(FedoraMessage message, JsonElement body) =>
        body.Object("message")?.Text("distro") is { } distribution && distribution != Distribution
            ? MessageReading.Ignore(NotFedora)
            : Project(message, body, "map.remove");

    private static MessageReading Project(FedoraMessage message, JsonElement body, string change) => Number(body) is { } project
        ? MessageReading.Of(new UpstreamProjectChanged(message.SentAt, project, change))
        : Lacks(body);

    private static long? Number(JsonElement body) => body.Object("project")?.Number("id") is > 0 and var project ? project : null;

    private static MessageReading Lacks(JsonElement body) =>
        MessageBody.Lacks((body.Object("message") is not null, "message"), (Number(body) is not null, "project.id, a number above 0"));
}
