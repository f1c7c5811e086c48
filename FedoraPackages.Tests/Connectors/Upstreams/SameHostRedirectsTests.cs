using System.Net;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.AspNetCore.Http;

namespace FedoraPackages.Tests.Connectors.Upstreams;

public sealed class SameHostRedirectsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_RedirectWithinTheHost_IsFollowed()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer = context => context.Request.Path == "/releases/" ? ScriptedServer.Send(context, "ok"u8.ToArray()) : Redirect(context, "/releases/");
        using var client = Client();

        Assert.Equal("ok", await client.GetStringAsync(new Uri(server.Url, "releases"), Ct));
    }

    [Fact]
    public async Task Get_RedirectInACircle_Ends()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer = context => Redirect(context, "/again");
        using var client = Client();

        using var response = await client.GetAsync(server.Url, Ct);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(4, server.Requests);
    }

    [Fact]
    public async Task Get_RedirectToAnotherPlace_IsNotFollowed()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var other = await ScriptedServer.StartAsync();
        using var client = Client();
        foreach (var target in new[] { other.Url.ToString(), "file:///etc/passwd", "http://localhost:1/" })
        {
            server.Answer = context => Redirect(context, target);
            using var response = await client.GetAsync(server.Url, Ct);
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        }

        Assert.Equal(0, other.Requests);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Post_Redirected_IsNotSentAgain()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Answer = context => Redirect(context, "/elsewhere");
        using var client = Client();

        using var response = await client.PostAsync(server.Url, new ByteArrayContent([1]), Ct);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(1, server.Requests);
    }

    private static HttpClient Client() =>
        new(new SameHostRedirects { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });

    private static Task Redirect(HttpContext context, string location)
    {
        context.Response.Headers.Location = location;
        return ScriptedServer.Status(context, StatusCodes.Status302Found);
    }
}
