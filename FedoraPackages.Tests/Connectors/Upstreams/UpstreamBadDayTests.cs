using System.IO.Compression;
using System.Text;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Tests.Connectors.Koji;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Connectors.Upstreams;

/// <summary>What may happen on the way to an upstream service, on a real connection. Alone, because it measures memory.</summary>
[Collection(nameof(UpstreamBadDayTests))]
[CollectionDefinition(nameof(UpstreamBadDayTests), DisableParallelization = true)]
public sealed class UpstreamBadDayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asked_Status500_IsNotAnsweringInOurWordsAndNotAskedTwice()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync("<b>secret stack trace</b>", context.RequestAborted);
        };

        var failure = await FailsAsync(hub, UpstreamProblem.NotAnswering, "answered with status 500");

        Assert.DoesNotContain("secret", failure.Message + failure.Detail, StringComparison.Ordinal);
        Assert.Equal(500, failure.Status);
        Assert.Equal(1, hub.Server.Requests);
    }

    [Theory]
    [InlineData(404, UpstreamProblem.Refused)]
    [InlineData(302, UpstreamProblem.NotAnswering)]
    [InlineData(429, UpstreamProblem.NotAnswering)]
    public async Task Asked_OtherStatus_IsSaid(int status, UpstreamProblem problem)
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return ScriptedServer.Status(context, status);
        };

        await FailsAsync(hub, problem, $"answered with status {status}");
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Asked_ProxyFailsOnce_IsAskedOnceMore(int status)
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Has();
        var answer = hub.Server.Answer;
        hub.Server.Answer = context => hub.Server.Requests == 1 ? ScriptedServer.Status(context, status) : answer(context);

        Assert.Equal(0, (await hub.Koji.BuildsAsync("guake", Ct)).Total);
        Assert.Equal(2, hub.Server.Requests);
    }

    [Fact]
    public async Task Asked_HalfAnAnswerThenClosed_IsNotAnsweringAfterASecondTry()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.SendHalf(context, RecordedFiles.Beside("koji/multiCall-8.response.xml"));

        await FailsAsync(hub, UpstreamProblem.NotAnswering, "broke the connection off");

        // A reset may overtake what was sent before it: then no answer had begun, and every kept connection may have been closed.
        Assert.InRange(hub.Server.Requests, 2, 1 + new UpstreamOptions().MaxConcurrency);
    }

    [Fact]
    public async Task Asked_HalfAnAnswerWithTheRightLength_IsNotAnswering()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.Send(context, RecordedFiles.Beside("koji/multiCall-8.response.xml")[..9000]);

        await FailsAsync(hub, UpstreamProblem.NotAnswering, "broke off in the middle of its answer");
    }

    [Fact]
    public async Task Asked_NobodyListens_CannotBeReached()
    {
        await using var hub = await ScriptedHub.StartAsync(null, ("Upstreams:Koji:Url", "http://127.0.0.1:9/kojihub"));

        await FailsAsync(hub, UpstreamProblem.NotAnswering, "cannot be reached");
    }

    [Fact]
    public async Task Asked_WebPageWith200_IsNotAnswering()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.Send(context, "<html>are you a robot?</html>"u8.ToArray(), "text/html; charset=utf-8");

        await FailsAsync(hub, UpstreamProblem.NotAnswering, "answered with a web page instead of data");
    }

    [Theory]
    [InlineData("application/octet-stream", "<methodResponse/>", "answered with another kind of content")]
    [InlineData("text/xml", "<html><body>down</body></html>", "an answer that cannot be read")]
    [InlineData("text/xml", "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><methodResponse>&d;</methodResponse>", "an answer that cannot be read")]
    [InlineData("text/xml", "<methodResponse><params><param><value><int>1</int></value></param></params></methodResponse>", "an answer that cannot be read")]
    public async Task Asked_WhatIsNoAnswer_IsUnreadable(string type, string body, string words)
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.Send(context, Encoding.UTF8.GetBytes(body), type);

        await FailsAsync(hub, UpstreamProblem.Unreadable, words);
    }

    [Fact]
    public async Task Asked_AnnouncedLargerThanTheCap_IsRefusedUnread()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = async context =>
        {
            context.Response.ContentType = "text/xml";
            context.Response.Headers.ContentLength = 1L << 30;
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await ScriptedServer.Hang(context);
        };

        await FailsAsync(hub, UpstreamProblem.Unreadable, "answer larger than 16 MB");
    }

    [Fact]
    public async Task Asked_OneGigabyteStreamed_StopsAtTheCap()
    {
        await using var hub = await ScriptedHub.StartAsync();
        var chunk = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
        var sent = 0;
        hub.Server.Answer = async context =>
        {
            context.Response.ContentType = "text/xml";
            for (var i = 0; i < 1024 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                Interlocked.Increment(ref sent);
            }
        };
        var before = GC.GetTotalAllocatedBytes();

        await FailsAsync(hub, UpstreamProblem.Unreadable, "answer larger than 16 MB");

        // Once the client is gone the server's writes go nowhere and count for nothing: what was taken in shows in the memory.
        Assert.True(Volatile.Read(ref sent) >= 15);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 256L << 20);
    }

    [Fact]
    public async Task Asked_GzipBomb_StopsAtTheCap()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
                await gzip.WriteAsync(zeros, Ct);
        }

        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return ScriptedServer.Send(context, bomb.ToArray());
        };
        var before = GC.GetTotalAllocatedBytes();

        await FailsAsync(hub, UpstreamProblem.Unreadable, "answer larger than 16 MB");

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 128L << 20);
    }

    [Fact]
    public async Task Asked_BrokenGzip_IsUnreadable()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return ScriptedServer.Send(context, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]);
        };

        await FailsAsync(hub, UpstreamProblem.Unreadable, "an answer that cannot be decompressed");
    }

    [Fact]
    public async Task Asked_GzippedAnswer_IsRead()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = async context =>
        {
            Assert.Contains("gzip", context.Request.Headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentType = "text/xml";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(RecordedFiles.Beside("koji/multiCall-9.response.xml"), context.RequestAborted);
        };

        Assert.Equal(0, (await hub.Koji.BuildsAsync("no-such-package", Ct)).Total);
    }

    [Fact]
    public async Task Asked_AnnouncedOutage_IsNotAnsweringAfterASecondTry()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.Send(context, RecordedFiles.Beside("koji/config-1.response.xml"));

        var failure = await FailsAsync(hub, UpstreamProblem.NotAnswering, "says it is offline");

        Assert.Equal("planned outage see https://www.fedorastatus.org", failure.Detail);
        Assert.Equal(2, hub.Server.Requests);
    }

    [Fact]
    public async Task Asked_OtherFault_IsRefusedAndNotAskedTwice()
    {
        await using var hub = await ScriptedHub.StartAsync();
        hub.Server.Answer = context => ScriptedServer.Send(context, XmlRpcWriter.Fault(new XmlRpcFault(1000, "SELECT secret")));

        var failure = await FailsAsync(hub, UpstreamProblem.Refused, "refused the question with fault 1000");

        Assert.Equal("SELECT secret", failure.Detail);
        Assert.Equal(1, hub.Server.Requests);
    }

    [Fact]
    public async Task Asked_Always_SendsALengthAndNoQueryAndWhoWeAre()
    {
        await using var hub = await ScriptedHub.StartAsync(null, ("Contact", "admin@example.org"));
        hub.Has();
        var answer = hub.Server.Answer;
        var agents = new List<string>();
        hub.Server.Answer = context =>
        {
            agents.Add($"{context.Request.Headers.UserAgent} {context.Request.ContentType} {context.Request.ContentLength > 0}");
            return answer(context);
        };

        await hub.Koji.BuildsAsync("guake", Ct);

        Assert.Equal(["FedoraPackages/1.0 (+admin@example.org) text/xml True"], agents);
        Assert.All(hub.Server.Queries, Assert.Empty);
    }

    [Fact]
    public async Task Asked_NoAnswerInTime_IsGivenUpAndSaysAfterHowLong()
    {
        var time = new FakeTimeProvider();
        await using var hub = await ScriptedHub.StartAsync(time);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Server.Answer = context =>
        {
            asked.TrySetResult();
            return ScriptedServer.Hang(context);
        };

        var failing = FailsAsync(hub, UpstreamProblem.NotAnswering, "no answer within 26 s");
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(30));
        await failing;

        Assert.Equal(1, hub.Server.Requests);
    }

    [Fact]
    public async Task Asked_CallerGivesUp_IsCancelledAndNoFailure()
    {
        await using var hub = await ScriptedHub.StartAsync();
        using var caller = new CancellationTokenSource();
        hub.Server.Answer = async context =>
        {
            await caller.CancelAsync();
            await ScriptedServer.Hang(context);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hub.Koji.BuildsAsync("guake", caller.Token));
    }

    private static async Task<UpstreamException> FailsAsync(ScriptedHub hub, UpstreamProblem problem, string words)
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => hub.Koji.BuildsAsync("guake", Ct));
        Assert.Equal((problem, words, "Koji"), (failure.Problem, failure.Message, failure.Service));
        return failure;
    }
}
