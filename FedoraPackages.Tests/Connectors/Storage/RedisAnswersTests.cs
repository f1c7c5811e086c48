using System.IO.Pipelines;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Connectors.Storage;
using FedoraPackages.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Which failures mean that Redis is away, and which are ours or our callers'.</summary>
public sealed class RedisAnswersTests(SharedServers servers)
{
    private readonly StoreLink link = new(TimeProvider.System, NullLogger<StoreLink>.Instance);

    [Theory]
    [InlineData("LOADING Redis is loading the dataset in memory")]
    [InlineData("READONLY You can't write against a read only replica. script: f00, on @user_script:9.")]
    [InlineData("OOM command not allowed when used memory > 'maxmemory'. script: f00, on @user_script:9.")]
    [InlineData("ERR Error running script (call to f_f00): @user_script:9: @user_script: 9: -OOM command not allowed when used memory > 'maxmemory'.")]
    [InlineData("MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.")]
    [InlineData("BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.")]
    [InlineData("NOSCRIPT No matching script. Please use EVAL.")]
    [InlineData("ERR max number of clients reached")]
    public async Task Error_OfTheStateThatRedisIsIn_IsAnOutage(string words) => await AssertAwayAsync(new RedisServerException(words));

    [Fact]
    public async Task Call_GivenUpByTheClient_IsAnOutage() => await AssertAwayAsync(new TaskCanceledException());

    [Fact]
    public async Task Call_WrittenToAConnectionThatEnds_IsAnOutage()
    {
        var pipe = new Pipe();
        await pipe.Writer.CompleteAsync();

        await Assert.ThrowsAsync<StoreAwayException>(() => link.AskAsync(() => Task.FromResult(pipe.Writer.GetMemory().Length)));
        Assert.NotNull(link.AwaySince);
    }

    [Fact]
    public async Task Call_GivenUpByTheCaller_IsNone()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => link.AskAsync<int>(() => throw new OperationCanceledException(source.Token)));
        Assert.Null(link.AwaySince);
    }

    [Fact]
    public async Task Mistake_Ours_IsNone()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => link.AskAsync(() => Task.FromResult(Array.Empty<int>().First())));
        Assert.Null(link.AwaySince);
    }

    [Theory]
    [InlineData("return redis.call('NOSUCH')")]
    [InlineData("return nothing.of.the.sort")]
    [InlineData("this is no script")]
    public async Task Script_ThatRedisCannotRun_IsOurMistakeAndNone(string script)
    {
        await using var stores = new RedisStores(await servers.RedisAsync());
        var database = await stores.DatabaseAsync();

        await Assert.ThrowsAsync<RedisServerException>(() => link.AskAsync(() => database.ScriptEvaluateAsync(script)));
        Assert.Null(link.AwaySince);
    }

    private async Task AssertAwayAsync(Exception failure)
    {
        await Assert.ThrowsAsync<StoreAwayException>(() => link.AskAsync(() => Task.FromException<int>(failure)));
        Assert.NotNull(link.AwaySince);
    }
}
