using System.Globalization;

namespace FedoraPackages.Tests;

/// <summary>Recorded exchanges and messages: a few lie beside the tests, the whole collection where <c>WIRE_SAMPLES</c> says.</summary>
internal static class RecordedFiles
{
    /// <summary>A folder of the whole collection. Skips the test where there is none.</summary>
    public static string Folder(string name) => Path.Combine(Needs.WireSamples(), name);

    /// <summary>A recorded file that lies beside the tests: <c>koji/multiCall-8.response.xml</c>.</summary>
    public static byte[] Beside(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Wire", path));

    /// <summary>The first three of what was read, and how many more there are.</summary>
    public static string FirstOf(IReadOnlyList<string> read) =>
        string.Join(" + ", read.Take(3)) + (read.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $" + {read.Count - 3} more") : "");
}
