using System.Diagnostics;

namespace FedoraPackages.Tests.Servers;

/// <summary>
/// A real server in a process of its own, on a port of the loopback that it keeps, in a folder that goes with it. It may be killed, started again, and paused.
/// </summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private const int Attempts = 5;
    private const int SecondsToAnswer = 120;

    private ChildProcess? process;

    public int Port { get; private set; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("server-").FullName;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected ChildProcess Process => process ?? throw new InvalidOperationException("the server has been killed");

    /// <summary>Ends it at once, as when the power fails.</summary>
    public async Task KillAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        process = null;
    }

    /// <summary>Starts it again on the port it had.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await RunAsync();
    }

    /// <summary>From now on it takes connections and bytes, and answers nothing.</summary>
    public void Pause() => Process.Pause();

    public void Resume() => Process.Resume();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>It has a port, and nobody is there until it is started again.</summary>
    protected static TServer NotYet<TServer>(TServer server)
        where TServer : LoopbackServer
    {
        server.Port = FreePort.Choose();
        return server;
    }

    protected static async Task<TServer> StartAsync<TServer>(TServer server, Func<int> choosePort)
        where TServer : LoopbackServer
    {
        try
        {
            await server.FirstStartAsync(choosePort);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it says when it is ready: an answer on its port alone might come from somebody who took that port meanwhile.</summary>
    protected abstract string ReadyWords { get; }

    protected abstract ProcessStartInfo Program();

    protected abstract Task<bool> AnswersAsync();

    /// <summary>Returns when the condition holds; else the failure has what the server said last.</summary>
    protected async Task UntilAsync(Func<ValueTask<bool>> condition, string what)
    {
        var running = Process;
        try
        {
            await Eventually.TrueAsync(
                async () => running.HasExited ? throw new InvalidOperationException("the server has ended by itself") : await condition(),
                what, SecondsToAnswer);
        }
        catch (Exception e)
        {
            if (running.HasExited)
                await running.EndAsync();
            throw new InvalidOperationException($"{e.Message}; {GetType().Name} said last:\n{running.LastWords}", e);
        }
    }

    private async Task FirstStartAsync(Func<int> choosePort)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = choosePort();
            try
            {
                await RunAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < Attempts && PortWasTaken())
            {
                await KillAsync();
            }
        }
    }

    private bool PortWasTaken() =>
        Process.HasExited && (Process.HasSaid("Address already in use") || Process.HasSaid("eaddrinuse"));

    private async Task RunAsync()
    {
        process = ChildProcess.Start(Program());
        await UntilAsync(async () => Process.HasSaid(ReadyWords) && await AnswersAsync(), "the server answers");
    }
}
