using System.Text.Json;
using FedoraPackages.Worker.Sandbox.Story;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The sandbox's messages beside recorded ones: the same members, of the same types.</summary>
public sealed class SandboxMessagesTests
{
    private readonly SandboxStory story = new(new SandboxWorld(1, 0, new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero))));

    [Fact]
    public void Messages_OfEveryKind_AreShapedLikeRecordedOnes()
    {
        var samples = Needs.WireSamples();
        var (build, started) = story.StartBuild("guake", "Rawhide");
        var complete = story.Complete(build.Id);
        var promoted = story.Promote(build.Id);

        AssertShaped(
            started[0], samples, "stg.buildsys.build.state.change-02.json", "buildsys.build.state.change-10.json", "buildsys.build.state.change-05.json");
        AssertShaped(complete[0], samples, "stg.buildsys.build.state.change-02.json", "buildsys.build.state.change-10.json");
        AssertShaped(complete[1], samples, "buildsys.tag-01.json");
        AssertShaped(promoted[1], samples, "buildsys.untag-01.json");
        AssertShaped(story.Retire("bash")[0], samples, "buildsys.package.list.change-01.json");
    }

    [Fact]
    public void TaskTree_InABuildsMessages_IsMadeLikeTheCapturedOne()
    {
        var samples = Needs.WireSamples();
        var captured = Parse(File.ReadAllText(Path.Combine(samples, "messages", "buildsys.build.state.change-01.json")))
            .GetProperty("body").GetProperty("task");
        var older = Parse(File.ReadAllText(Path.Combine(samples, "messages", "buildsys.build.state.change-10.json"))).GetProperty("body").GetProperty("task");
        var (build, started) = story.StartBuild("NetworkManager", "F44");

        foreach (var message in (SandboxMessage[])[started[0], story.Complete(build.Id)[0]])
        {
            var task = Parse(message.Body).GetProperty("task");
            Assert.Equal(build.Owner.Name, task.GetProperty("owner").GetString());
            Assert.Equal(6, task.GetProperty("children").GetArrayLength());
            Assert.All(task.GetProperty("children").EnumerateArray(), child => Assert.Equal(Members(captured), Members(child)));
            Assert.Equal(Members(captured), Members(task));
            foreach (var member in task.EnumerateObject())
                Assert.Contains(Kind(member.Value), Kinds([captured, older], member.Name));
        }
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static List<string> Members(JsonElement value) => [.. value.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];

    private static void AssertShaped(SandboxMessage message, string samples, params string[] names)
    {
        var recorded = names.Select(n => JsonDocument.Parse(File.ReadAllText(Path.Combine(samples, "messages", n))).RootElement).ToList();
        Assert.Equal(recorded[0].GetProperty("topic").GetString()!.Replace(".stg.", ".prod.", StringComparison.Ordinal), message.Topic);

        using var body = JsonDocument.Parse(message.Body);
        var bodies = recorded.ConvertAll(r => r.GetProperty("body"));
        foreach (var member in body.RootElement.EnumerateObject())
        {
            var kinds = Kinds(bodies, member.Name);
            Assert.True(kinds.Count > 0, $"no recorded message has {member.Name}");
            Assert.True(kinds.Contains(Kind(member.Value)) || member.Value.ValueKind == JsonValueKind.Null || kinds is [JsonValueKind.Null],
                $"{member.Name} is {member.Value.ValueKind}, recorded {string.Join('/', kinds)}");
        }

        Assert.Subset(body.RootElement.EnumerateObject().Select(m => m.Name).ToHashSet(), bodies[0].EnumerateObject().Select(m => m.Name).ToHashSet());
        var headers = recorded[0].GetProperty("headers");
        foreach (var header in (string[])["fedora_messaging_schema", "fedora_messaging_severity", "sent-at"])
            Assert.Equal(header == "sent-at" ? 25 : headers.GetProperty(header).ToString().Length, message.Headers[header].ToString()!.Length);
    }

    private static List<JsonValueKind> Kinds(List<JsonElement> bodies, string member) =>
        [.. bodies.Where(b => b.TryGetProperty(member, out _)).Select(b => Kind(b.GetProperty(member))).Distinct()];

    private static JsonValueKind Kind(JsonElement value) => value.ValueKind == JsonValueKind.False ? JsonValueKind.True : value.ValueKind;
}
