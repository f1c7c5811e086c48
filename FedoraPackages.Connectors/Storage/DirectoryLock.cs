namespace FedoraPackages.Connectors.Storage;

/// <summary>Keeps a second process out of the data directory for as long as this one lives.</summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    /// <exception cref="SettingsException">Another process holds the directory, or it cannot be written.</exception>
    public DirectoryLock(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            file = new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Data:Directory {directory} cannot be used: another process holds it, or it cannot be written", e);
        }
    }

    public void Dispose() => file.Dispose();
}
