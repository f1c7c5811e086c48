namespace FedoraPackages.Tests;

/// <summary>Recorded exchanges and messages: a few lie beside the tests, the whole collection where <c>WIRE_SAMPLES</c> says.</summary>
internal static class RecordedFiles
{
    /// <summary>A folder of the whole collection. Skips the test where there is none, except in continuous integration.</summary>
    public static string Folder(string name)
    {
        var root = Environment.GetEnvironmentVariable("WIRE_SAMPLES");
        if (string.IsNullOrEmpty(root))
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "WIRE_SAMPLES names no folder of recorded files");
            Assert.Fail("WIRE_SAMPLES must name the folder of recorded files");
        }

        return Path.Combine(root, name);
    }

    /// <summary>A recorded file that lies beside the tests: <c>koji/multiCall-8.response.xml</c>.</summary>
    public static byte[] Beside(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Wire", path));
}
