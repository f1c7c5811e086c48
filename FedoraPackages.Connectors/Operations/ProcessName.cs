using System.Globalization;

namespace FedoraPackages.Connectors.Operations;

/// <summary>What this process is called among those of the site.</summary>
public static class ProcessName
{
    public static string Own { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}");
}
