using System.Net;
using System.Text.RegularExpressions;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd.Admin;

/// <summary>A browser without scripts, which sends its cookies as it is told to.</summary>
internal sealed partial class AdminClient : IDisposable
{
    private readonly Uri url;
    private readonly HttpClient client;

    public AdminClient(Site site)
        : this(site.Url)
    {
    }

    public AdminClient(Uri url)
    {
        this.url = url;
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url };
    }

    public Dictionary<string, string> Cookies { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string TokenOf(Site site) => File.ReadAllText(site.Services.GetRequiredService<AdminFiles>().PathOf(SignInToken.File)).Trim();

    public static Task<AdminClient> SignInAsync(Site site) => SignInAsync(site.Url, TokenOf(site));

    public static async Task<AdminClient> SignInAsync(Uri url, string token)
    {
        var client = new AdminClient(url);
        using var answer = await client.PostAsync("/admin/sign-in/token", await client.FormTokenAsync("/admin/sign-in"), ("token", token));
        Assert.Equal("/admin", answer.Headers.Location?.ToString());
        return client;
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = Request(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<string> HtmlAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    /// <param name="antiforgery">Null: none.</param>
    public async Task<HttpResponseMessage> PostAsync(string path, string? antiforgery, params IEnumerable<(string Key, string Value)> fields)
    {
        using var request = Request(HttpMethod.Post, path);
        var form = fields.Select(f => KeyValuePair.Create(f.Key, f.Value));
        request.Content = new FormUrlEncodedContent(antiforgery is null ? form : form.Append(KeyValuePair.Create("__RequestVerificationToken", antiforgery)));
        return await SendAsync(request);
    }

    /// <summary>What a form of a page would send.</summary>
    public async Task<string> FormTokenAsync(string page) => FormToken().Match(await HtmlAsync(page)).Groups[1].Value;

    public void Dispose() => client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(url, path));
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request, Ct);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
            Cookies[name] = value;
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
