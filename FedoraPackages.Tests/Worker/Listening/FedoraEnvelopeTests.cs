using System.Text;
using FedoraPackages.Worker.Listening;

namespace FedoraPackages.Tests.Worker.Listening;

public sealed class FedoraEnvelopeTests
{
    private const string Topic = "org.fedoraproject.prod.buildsys.tag";

    private static readonly DateTimeOffset Now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Open_AsFedoraSends_IsTheMessage()
    {
        var (message, malformed) = Envelope("""{"name":"guake – ☕"}""", "c2c5bd7e-0a2f-4b7f-a5a5-6ed5b5f1b0f3", "2026-01-05T13:59:58+02:00").Open(Now);

        Assert.Null(malformed);
        Assert.Equal(
            (Topic, "c2c5bd7e-0a2f-4b7f-a5a5-6ed5b5f1b0f3", Now.AddSeconds(-2), """{"name":"guake – ☕"}"""),
            (message!.Topic, message.Id, message.SentAt, message.Body));
    }

    [Theory]
    [InlineData("", FedoraEnvelope.NotAnObject)]
    [InlineData("null", FedoraEnvelope.NotAnObject)]
    [InlineData("[{}]", FedoraEnvelope.NotAnObject)]
    [InlineData("\"{}\"", FedoraEnvelope.NotAnObject)]
    [InlineData("{\"name\":", FedoraEnvelope.NotAnObject)]
    [InlineData("{} {}", FedoraEnvelope.NotAnObject)]
    public void Open_WhatIsNoObject_SaysSo(string body, string reason) => Assert.Equal((null, reason), Envelope(body).Open(Now));

    [Fact]
    public void Open_NestedWithoutEnd_SaysSo() =>
        Assert.Equal(FedoraEnvelope.NotAnObject, Envelope(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).Open(Now).Malformed);

    [Fact]
    public void Open_BytesThatAreNoText_SaysSo() =>
        Assert.Equal(FedoraEnvelope.NotText, new FedoraEnvelope(Topic, "id", null, new byte[] { (byte)'{', 0xC3, (byte)'}' }).Open(Now).Malformed);

    [Theory]
    [InlineData(512 * 1024, null)]
    [InlineData((512 * 1024) + 1, FedoraEnvelope.TooLarge)]
    public void Open_ALargeBody_IsTakenUpToHalfAMebibyte(int length, string? reason) =>
        Assert.Equal(reason, Envelope("{}" + new string(' ', length - 2)).Open(Now).Malformed);

    [Fact]
    public void Open_WithoutTopic_SaysSo() => Assert.Equal(FedoraEnvelope.NoTopic, (Envelope("{}") with { Topic = "" }).Open(Now).Malformed);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    public void Open_WithoutATime_WasSentNow(string? sentAt) => Assert.Equal(Now, Envelope("{}", "id", sentAt).Open(Now).Message!.SentAt);

    [Fact]
    public void Open_HeaderOfAnotherKind_WasSentNow() =>
        Assert.Equal(Now, (Envelope("{}") with { Headers = new Dictionary<string, object?> { ["sent-at"] = 7 } }).Open(Now).Message!.SentAt);

    [Fact]
    public void Open_WithoutAnId_HasOneThatTheSameMessageHasAgain()
    {
        var ids = new[] { Envelope("{}", id: null), Envelope("{}", id: ""), Envelope("{}", id: new string('x', 1000)) }
            .Select(e => e.Open(Now).Message!.Id).ToList();

        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(ids.Distinct()));
        Assert.NotEqual(ids[0], Envelope("{ }", id: null).Open(Now).Message!.Id);
    }

    private static FedoraEnvelope Envelope(string body, string? id = "id", string? sentAt = null) => new(
        Topic,
        id,
        sentAt is null ? null : new Dictionary<string, object?> { ["sent-at"] = Encoding.UTF8.GetBytes(sentAt) },
        Encoding.UTF8.GetBytes(body));
}
