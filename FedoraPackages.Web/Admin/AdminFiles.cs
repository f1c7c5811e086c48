using FedoraPackages.Connectors;
using FedoraPackages.Connectors.Storage;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Web.Admin;

/// <summary>
/// Where administrators' files lie, which only the account this runs under can read: <c>Data:Directory</c>, or, where nothing is to outlive
/// the process, a directory of its own that goes with it.
/// </summary>
internal sealed class AdminFiles : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo? passing;
    private readonly DirectoryLock? held;

    /// <exception cref="SettingsException">Another web node has the same directory, or it cannot be written.</exception>
    public AdminFiles(IOptions<StorageOptions> storage, IOptions<FedoraOptions> fedora, IConfiguration configuration)
    {
        var configured = storage.Value.DirectoryOf(fedora.Value.Source);
        passing = configured is null ? Directory.CreateTempSubdirectory("fedora-packages-") : null;
        Root = passing?.FullName ?? Path.GetFullPath(configured!);
        // Where one process keeps everything, its store has locked the directory.
        if (configured is not null && Topology.Of(configuration).IsShared)
            held = new DirectoryLock(Root);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Writes a file anew; whoever reads it meanwhile sees the old one.</summary>
    public void Replace(string name, string text)
    {
        var fresh = PathOf(name + ".new");
        File.Delete(fresh);
        using (var file = new StreamWriter(new FileStream(fresh, Owned(FileMode.CreateNew))))
            file.Write(text);
        File.Move(fresh, PathOf(name), overwrite: true);
    }

    /// <summary>Adds a line to a file, and waits until the disk has it.</summary>
    public void Append(string name, string line)
    {
        using var file = new FileStream(PathOf(name), Owned(FileMode.Append));
        using var text = new StreamWriter(file);
        text.Write(line + "\n");
        text.Flush();
        file.Flush(flushToDisk: true);
    }

    public void Delete(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
            // It went with its directory: whoever stops this process may be closing it at the same moment.
        }
    }

    public void Dispose()
    {
        held?.Dispose();
        if (passing is { Exists: true })
            passing.Delete(recursive: true);
    }

    private static FileStreamOptions Owned(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersAlone;
        return options;
    }
}
