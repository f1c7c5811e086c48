using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using FedoraPackages.Connectors.XmlRpc;
using FedoraPackages.Worker.Sandbox.Bodhi;
using FedoraPackages.Worker.Sandbox.Bugzilla;
using FedoraPackages.Worker.Sandbox.Koji;
using FedoraPackages.Worker.Sandbox.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

/// <summary>The sandbox's services over real HTTP, with a world in which nothing moves.</summary>
public sealed class SandboxHub : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2027, 3, 4, 9, 30, 0, TimeSpan.Zero);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly WebApplication app;

    public SandboxHub()
    {
        World = NewWorld();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapKoji(World);
        app.MapBodhi(World);
        app.MapBugzilla(World);
    }

    internal SandboxWorld World { get; }

    public Uri Url => new(new Uri(app.Urls.Single()), "kojihub");

    public Uri Bodhi => new(new Uri(app.Urls.Single()), "bodhi/");

    public Uri Bugzilla => new(new Uri(app.Urls.Single()), "bugzilla/");

    /// <summary>Asks for JSON. Redirects are not followed.</summary>
    public async Task<(HttpStatusCode Status, JsonObject Body)> JsonAsync(Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await SendAsync(request);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject());
    }

    internal static SandboxWorld NewWorld(int packages = 0, int seed = 1) => new(seed, packages, new FakeTimeProvider(Morning));

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url + query) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return await SendAsync(request);
    }

    public async Task<byte[]> BytesAsync(string method, params XmlRpcValue[] parameters)
    {
        using var response = await PostAsync(XmlRpcWriter.Call(method, parameters));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("1.35.3", response.Headers.GetValues("Koji-Version").Single());
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public async Task<XmlRpcAnswer> CallAsync(string method, params XmlRpcValue[] parameters) =>
        XmlRpcReader.ReadAnswer(await BytesAsync(method, parameters));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
