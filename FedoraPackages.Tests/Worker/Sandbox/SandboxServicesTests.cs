using System.Threading.Channels;
using FedoraPackages.Connectors.Upstreams;
using FedoraPackages.Worker.Sandbox;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FedoraPackages.Tests.Worker.Sandbox;

public sealed class SandboxServicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Speed", "1001", "Sandbox:Speed must be between 0 and 1000")]
    [InlineData("Speed", "-1", "Sandbox:Speed must be between 0 and 1000")]
    [InlineData("Speed", "NaN", "Sandbox:Speed must be between 0 and 1000")]
    [InlineData("Port", "70000", "Sandbox:Port must be between 0 and 65535")]
    [InlineData("Packages", "-5", "Sandbox:Packages must be between 0 and 100000")]
    public async Task Start_WithAMalformedSetting_NamesTheKey(string key, string value, string words)
    {
        using var host = Build([new(key, value)]);
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_OtherServicesStarting_AlreadyListens()
    {
        var early = new EarlyService();
        using var host = Build([new("Speed", "0")], services => services.AddHostedService(provider =>
        {
            early.Addresses = provider.GetRequiredService<ISandboxAddresses>();
            return early;
        }));
        Assert.Null(host.Services.GetRequiredService<ISandboxAddresses>().Of("Koji"));

        await host.StartAsync(Token);

        Assert.Matches("^http://127.0.0.1:[1-9][0-9]*/kojihub$", early.Seen?.ToString());
        Assert.EndsWith("/bodhi/", early.Addresses!.Of("Bodhi")?.ToString());
        Assert.EndsWith("/bugzilla/", early.Addresses.Of("Bugzilla")?.ToString());
        Assert.Null(early.Addresses.Of("Elsewhere"));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Story_AListenerTimesOut_IsLoggedAndGoesOnForTheOthers()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
        var listener = new Listener();
        using var host = Build([new("Speed", "1000")], services => services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<ISandboxAudience, Heckler>()
            .AddSingleton<ISandboxAudience>(listener)
            .AddFakeLogging());
        await host.StartAsync(Token);

        var heard = new List<SandboxMessage>();
        while (heard.Count < 5)
        {
            time.Advance(TimeSpan.FromMilliseconds(2));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
            while (listener.Heard.Reader.TryRead(out var message))
                heard.Add(message);
        }

        Assert.All(heard, message => Assert.StartsWith("org.fedoraproject.prod.buildsys.", message.Topic, StringComparison.Ordinal));
        Assert.Contains(host.Services.GetFakeLogCollector().GetSnapshot(), record => record.Id.Id == 1301 && record.Exception is OperationCanceledException);
        await host.StopAsync(Token);
    }

    private static IHost Build(KeyValuePair<string, string?>[] settings, Action<IServiceCollection>? more = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Sandbox:" + setting.Key, setting.Value)));
        more?.Invoke(builder.Services);
        builder.Services.AddLogging();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSandbox(builder.Configuration);
        return builder.Build();
    }

    private sealed class EarlyService : IHostedService
    {
        public ISandboxAddresses? Addresses { get; set; }

        public Uri? Seen { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Seen = Addresses!.Of("Koji");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Listener : ISandboxAudience
    {
        public Channel<SandboxMessage> Heard { get; } = Channel.CreateUnbounded<SandboxMessage>();

        public Task HearAsync(SandboxMessage message, CancellationToken ct) => Heard.Writer.WriteAsync(message, ct).AsTask();
    }

    private sealed class Heckler : ISandboxAudience
    {
        public Task HearAsync(SandboxMessage message, CancellationToken ct) => throw new OperationCanceledException("its own time-out");
    }
}
