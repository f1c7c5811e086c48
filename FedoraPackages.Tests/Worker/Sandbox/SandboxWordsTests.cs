using System.Text.Json;
using FedoraPackages.Connectors.Bodhi;
using FedoraPackages.Connectors.Json;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels.Facts;
using FedoraPackages.Worker.Sandbox.Bodhi;
using FedoraPackages.Worker.Sandbox.World;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The sandbox's own words: as written down of Fedora's, and as our connectors read them.</summary>
public sealed class SandboxWordsTests
{
    [Fact]
    public void Bodhi_EveryWord_IsFedorasAndIsReadAsMeant()
    {
        AssertRead<BodhiStatus, UpdateStatus>(BodhiWords.Of, ["pending", "testing", "stable", "unpushed", "obsolete"]);
        AssertRead<BodhiRequest, UpdateRequest>(BodhiWords.Of, ["testing", "stable", "obsolete", "unpush", "revoke"]);
        AssertRead<BodhiType, UpdateType>(BodhiWords.Of, ["unspecified", "bugfix", "security", "newpackage", "enhancement"]);
        AssertRead<BodhiSeverity, UpdateSeverity>(BodhiWords.Of, ["unspecified", "low", "medium", "high", "urgent"]);
        AssertRead<BodhiGating, GatingStatus>(BodhiWords.Of, ["waiting", "ignored", "queued", "running", "passed", "failed", "greenwave_failed"]);
    }

    [Fact]
    public void Koji_EveryNumber_IsFedorasAndIsReadAsMeant()
    {
        Assert.Equal([0, 1, 2, 3, 4], Enum.GetValues<HubBuildState>().Select(state => (int)state));
        Assert.Equal([0, 1, 2, 3, 5], Enum.GetValues<HubTaskState>().Select(state => (int)state));
        Assert.All(Enum.GetValues<HubBuildState>(), state => Assert.Equal(state.ToString(), ((BuildState)(int)state).ToString()));
        Assert.All(Enum.GetValues<HubTaskState>(), state => Assert.Equal(state.ToString(), ((TaskState)(int)state).ToString()));
    }

    private static void AssertRead<TSandbox, TOurs>(Func<TSandbox, string> word, string[] words)
        where TSandbox : struct, Enum
        where TOurs : struct, Enum
    {
        Assert.Equal(words, Enum.GetValues<TSandbox>().Select(word));
        Assert.All(Enum.GetValues<TSandbox>(), value =>
        {
            using var json = JsonDocument.Parse($$"""{"word":"{{word(value)}}"}""");
            Assert.Equal(value.ToString(), json.RootElement.Word<TOurs>("word").ToString());
        });
    }
}
