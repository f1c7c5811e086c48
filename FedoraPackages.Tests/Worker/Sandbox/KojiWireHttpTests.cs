using System.Net;
using FedoraPackages.Connectors.XmlRpc;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class KojiWireHttpTests(SandboxHub hub) : IClassFixture<SandboxHub>
{
    private static readonly byte[] Version = XmlRpcWriter.Call("getAPIVersion");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Request_AnyMethodButPost_IsNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), hub.Url);
        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(79, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Request_InChunks_NeedsALength()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hub.Url) { Content = new ByteArrayContent(Version) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await hub.SendAsync(request);

        Assert.Equal(HttpStatusCode.LengthRequired, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("raw-8")]
    [InlineData("raw-12")]
    [InlineData("raw-13")]
    [InlineData("raw-14")]
    [InlineData("raw-16")]
    [InlineData("raw-17")]
    [InlineData("raw-18")]
    [InlineData("raw-19")]
    public async Task Request_RecordedAsInvalid_IsABadRequest(string stem)
    {
        using var response = await hub.PostAsync(RecordedFiles.Beside($"koji/{stem}.request.xml"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("Invalid request: ", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OverTheLimit_IsTooLong()
    {
        using var response = await hub.PostAsync(new byte[(4 * 1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Invalid request: Request too long", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Request_QueryString_IsTakenForASession()
    {
        using var response = await hub.PostAsync(Version, "?x=1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1002, XmlRpcReader.ReadAnswer(await response.Content.ReadAsByteArrayAsync(Ct)).Fault?.Code);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/xyz")]
    public async Task Request_MoreBehindTheAddress_IsAnswered(string rest)
    {
        using var response = await hub.PostAsync(Version, rest);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, XmlRpcReader.ReadAnswer(await response.Content.ReadAsByteArrayAsync(Ct)).Value.AsInt());
    }
}
