using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Upstreams;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Tests.Connectors.Upstreams;

public sealed class UpstreamOptionsTests
{
    [Theory]
    [InlineData("Upstreams:Koji:Url", "koji.example.org/kojihub", "Upstreams:Koji:Url must be an absolute http or https address")]
    [InlineData("Upstreams:Koji:Url", "ftp://koji.example.org", "Upstreams:Koji:Url must be an absolute http or https address")]
    [InlineData("Upstreams:Koji:Url", "http://[", "Upstreams:Koji:Url")]
    [InlineData("Upstreams:Koji:Url", "https://koji.example.org/kojihub?a=b", "Upstreams:Koji:Url must have no query, fragment or user")]
    [InlineData("Upstreams:Koji:MaxConcurrency", "0", "Upstreams:Koji:MaxConcurrency must be between 1 and 64")]
    [InlineData("Upstreams:Koji:Timeout", "00:10:00", "Upstreams:Koji:Timeout must be between 00:00:01 and 00:05:00")]
    [InlineData("Upstreams:Koji:Timeout", "soon", "Upstreams:Koji:Timeout")]
    [InlineData("Contact", "no (brackets)", "Contact must be")]
    public void Start_SettingThatCannotWork_IsStoppedWithItsName(string key, string value, string words)
    {
        using var services = Services((key, value));

        var failure = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_NothingSet_IsFine()
    {
        using var services = Services();

        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal("https://koji.fedoraproject.org/kojihub", Address(services));
    }

    [Fact]
    public void Address_ConfiguredOne_GoesBeforeTheSandbox()
    {
        var sandbox = new Sandbox { Address = new Uri("http://127.0.0.1:1234/kojihub") };
        using var services = Services(sandbox, ("Upstreams:Koji:Url", "https://koji.example.org/kojihub"));

        Assert.Equal("https://koji.example.org/kojihub", Address(services));
    }

    [Fact]
    public void Address_SandboxStartsLater_IsAskedEachTimeAndFedoraNever()
    {
        var sandbox = new Sandbox();
        using var services = Services(sandbox);

        var failure = Assert.Throws<UpstreamException>(() => Address(services));
        sandbox.Address = new Uri("http://127.0.0.1:1234/kojihub");

        Assert.Equal(UpstreamProblem.NotAnswering, failure.Problem);
        Assert.Equal("http://127.0.0.1:1234/kojihub", Address(services));
    }

    private static string Address(ServiceProvider services) => services.GetRequiredService<UpstreamAddresses>().Of("Koji").ToString();

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => Services(null, settings);

    private static ServiceProvider Services(Sandbox? sandbox, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build();
        var services = new ServiceCollection().AddLogging().AddKoji(configuration);
        if (sandbox is not null)
            services.AddSingleton<ISandboxAddresses>(sandbox);
        return services.BuildServiceProvider();
    }

    private sealed class Sandbox : ISandboxAddresses
    {
        public Uri? Address { get; set; }

        public Uri? Of(string service) => service == "Koji" ? Address : null;
    }
}
