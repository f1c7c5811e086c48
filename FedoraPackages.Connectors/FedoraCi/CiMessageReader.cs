using System.Text.Json;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Connectors.FedoraCi;

/// <summary>
/// Reads what those who test say in the common layout (<c>upstreams/bus.md</c> §3.7): Fedora's CI under CentOS's prefix, openQA and Koschei under
/// Fedora's own. Tests of builds that will be thrown away, and of pull requests, are no package's.
/// </summary>
internal sealed class CiMessageReader(TopicPrefixes prefixes)
    : TopicReader(Table(), [prefixes.CentOs + ".ci", prefixes.Fedora + ".ci"], Keys, OtherArtifact, NoBuilds)
{
    public const string OtherArtifact = "other-artifact";
    public const string NoBuilds = "no-builds";
    public const string PullRequest = "pull-request";

    private const int MostPackages = 1_000;

    private static readonly string[] Keys = ["koji-build.test.*", "fedora-update.test.*"];

    private static readonly string[] Steps = ["queued", "running", "complete", "error"];

    private static TopicTable Table()
    {
        var table = new TopicTable { { "dist-git-pr.test.*", PullRequest }, { "productmd-compose.test.*", WhyIgnored.NoPackage } };
        foreach (var step in Steps)
        {
            table.Add("koji-build.test." + step, (message, body) => Build(message, body, step));
            table.Add("fedora-update.test." + step, (message, body) => Update(message, body, step));
        }

        return table;
    }

    private static MessageReading Build(FedoraMessage message, JsonElement body, string step)
    {
        if (body.Object("artifact") is not { } artifact)
            return MessageBody.Lacks("artifact");
        if (artifact.Text("type") is { } type && type != "koji-build")
            return MessageReading.Ignore(OtherArtifact);
        if (artifact.IsYes("scratch"))
            return MessageReading.Ignore(WhyIgnored.Scratch);
        if (!artifact.Has("nvr") && artifact.Text("component") is { } only)
            return MessageBody.About(only, () => new TestFinished(only, message.SentAt, only, Test(body), State(body, step)));
        if (artifact.Text("nvr") is not { } nvr)
            return MessageBody.Lacks("artifact.nvr");
        if (MessageBody.NameOf(nvr) is not { } name)
            return MessageReading.Ignore(WhyIgnored.BadName, "artifact.nvr is not the name, version and release of a build");
        return artifact.Text("component") is { } component && component != name
            ? MessageBody.Lacks("artifact.component, the same as in artifact.nvr")
            : MessageReading.Of(new TestFinished(name, message.SentAt, nvr, Test(body), State(body, step)));
    }

    private static MessageReading Update(FedoraMessage message, JsonElement body, string step)
    {
        if (body.Object("artifact") is not { } artifact)
            return MessageBody.Lacks("artifact");
        if (artifact.Text("type") is { } type && type != "fedora-update")
            return MessageReading.Ignore(OtherArtifact);
        if ((artifact.Label("alias") ?? artifact.Label("id")) is not { } alias)
            return MessageBody.Lacks("artifact.alias");
        if (TestSubject.RefusesUpdate(alias) is { } refused)
            return refused;
        IReadOnlyList<Fact> facts =
        [
            .. artifact.Objects("builds").Select(MessageBody.PackageOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostPackages)
                .Select(name => new TestFinished(name, message.SentAt, alias, Test(body), State(body, step)) { OfUpdates = true }),
        ];
        return facts.OrIgnore(NoBuilds);
    }

    // The three parts of a test's name, as Greenwave's policies put them together.
    private static string Test(JsonElement body) => body.Object("test") is { } test
        ? string.Join('.', new[] { test.Label("namespace"), test.Label("type"), test.Label("category") }.OfType<string>())
        : "";

    private static TestState State(JsonElement body, string step) =>
        TestWords.State(step == "complete" ? body.Object("test")?.Text("result") ?? body.Text("status") : step);
}
