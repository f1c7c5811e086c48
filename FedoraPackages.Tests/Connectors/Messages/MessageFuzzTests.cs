using FedoraPackages.Connectors.Messages;

namespace FedoraPackages.Tests.Connectors.Messages;

public sealed class MessageFuzzTests
{
    [Fact]
    public void Messages_WithAnythingWrong_GiveFactsOrAReasonAndNeverThrow()
    {
        var fuzz = new MessageFuzz(815);

        Assert.Null(fuzz.Run(MessageFuzz.Usual));

        // It went everywhere: into facts, and out by the common ways.
        string[] common = ["", WhyIgnored.NotJson, WhyIgnored.Malformed, WhyIgnored.BadName, WhyIgnored.NoPackage];
        Assert.All(common, reason => Assert.True(fuzz.Reasons.GetValueOrDefault(reason) > 50, reason));
    }
}
