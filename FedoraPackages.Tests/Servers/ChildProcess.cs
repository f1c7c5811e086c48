using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FedoraPackages.Tests.Servers;

/// <summary>A program in a process of its own, killed with all it has started. What it says is read on, and the last of it kept.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 1_000;
    private const int SigStop = 19;
    private const int SigCont = 18;

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);

    private ChildProcess(ProcessStartInfo how)
    {
        how.RedirectStandardInput = true;
        how.RedirectStandardOutput = true;
        how.RedirectStandardError = true;
        process = new Process { StartInfo = how };
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
    }

    public bool HasExited => process.HasExited;

    /// <summary>Bytes of memory that it occupies at the moment.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public string LastWords => string.Join('\n', lines);

    public static ChildProcess Start(ProcessStartInfo how)
    {
        var child = new ChildProcess(how);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Completes when it says this. Ask before doing what makes it say so: much else may be said meanwhile.</summary>
    public Task WhenItSays(string text)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[text] = said;
        return said.Task;
    }

    public bool HasSaid(string text) => lines.Any(l => l.Contains(text, StringComparison.Ordinal));

    /// <summary>Some tests at once may tell the same process something, and its input takes one after the other.</summary>
    public void Tell(string line)
    {
        lock (process)
            process.StandardInput.WriteLine(line);
    }

    /// <summary>Returns when it has ended and all it said has been read.</summary>
    public Task EndAsync() => process.WaitForExitAsync(CancellationToken.None);

    /// <summary>Returns when it stands still: a thread may go on for a moment after the signal.</summary>
    public void Pause()
    {
        Send(SigStop);
        if (!SpinWait.SpinUntil(StandsStill, TimeSpan.FromSeconds(30)))
            throw new TimeoutException("it does not stop");
    }

    public void Resume() => Send(SigCont);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.StandardInput.Close();
        await EndAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        foreach (var (text, said) in awaited)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                said.TrySetResult();
        }

        lines.Enqueue(line);
        if (lines.Count > KeptLines)
            lines.TryDequeue(out _);
    }

    private bool StandsStill() => Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/task")).All(thread =>
    {
        try
        {
            // "17 (name) T …": the state stands behind the name.
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[stat.LastIndexOf(')') + 2] == 'T';
        }
        catch (IOException)
        {
            // A thread that has ended stands still.
            return true;
        }
    });

    private void Send(int signal)
    {
        if (Kill(process.Id, signal) != 0)
            throw new Win32Exception();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
