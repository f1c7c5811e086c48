using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Worker;
using FedoraPackages.Web.Admin;
using FedoraPackages.Web.Admin.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Tests.Web.Admin;

public sealed class SignInTokenTests : IDisposable
{
    private readonly AdminFiles files = new(
        Options.Create(new StorageOptions { Directory = Directory.CreateTempSubdirectory("token-").FullName }),
        Options.Create(new FedoraOptions { Source = FedoraSource.Sandbox }),
        new ConfigurationBuilder().Build());

    private readonly FakeLogger<SignInToken> log = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        files.Dispose();
        Directory.Delete(files.Root, recursive: true);
    }

    [Fact]
    public async Task Renew_ManyAtOnce_TheTokenInTheFileIsTheOneThatCounts()
    {
        var token = new SignInToken(files, Options.Create(new AdminOptions()), new StartedLifetime(), log);
        await token.StartAsync(Ct);
        log.Collector.Clear();

        for (var i = 0; i < 100; i++)
        {
            var written = Written();
            var used = 0;
            await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(
                () =>
                {
                    if (number < 2 && token.TryUse(written))
                        Interlocked.Increment(ref used);
                    token.Ensure();
                },
                Ct)));
            Assert.Equal(1, used);
        }

        Assert.True(token.TryUse(Written()));
        Assert.Empty(log.Collector.GetSnapshot());
        await token.StopAsync(Ct);
        Assert.False(File.Exists(files.PathOf(SignInToken.File)));
    }

    private string Written() => File.ReadAllText(files.PathOf(SignInToken.File)).Trim();
}
