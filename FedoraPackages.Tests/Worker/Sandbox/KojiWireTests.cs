using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class KojiWireTests(SandboxHub hub) : IClassFixture<SandboxHub>
{
    public static TheoryData<string> Stems => [.. new SandboxQuestions(SandboxHub.NewWorld()).Answered.Keys];

    [Theory]
    [MemberData(nameof(Stems))]
    public async Task Answer_RecordedCall_IsMadeOfTheSameAsTheRecordedAnswer(string stem)
    {
        var question = new SandboxQuestions(hub.World).Answered[stem];

        var answer = await hub.CallAsync(stem[..stem.LastIndexOf('-')], question);

        Assert.Null(answer.Fault);
        var recorded = XmlRpcReader.ReadAnswer(RecordedFiles.Beside($"koji/{stem}.response.xml")).Value;
        Assert.Empty(WireShape.Differences(recorded, answer.Value));
    }
}
