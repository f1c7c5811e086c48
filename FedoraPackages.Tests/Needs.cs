namespace FedoraPackages.Tests;

/// <summary>
/// What a test needs from outside. Without it the test is skipped, visibly; in the full run (<c>FULL_TESTS=1</c>) that is a failure.
/// </summary>
internal static class Needs
{
    private static bool IsFullRun => Environment.GetEnvironmentVariable("FULL_TESTS") == "1";

    /// <summary>The folder of recorded messages and answers, from the environment variable <c>WIRE_SAMPLES</c>.</summary>
    public static string WireSamples()
    {
        var folder = Environment.GetEnvironmentVariable("WIRE_SAMPLES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WIRE_SAMPLES names no folder of recorded messages");
        Assert.True(Directory.Exists(folder), "WIRE_SAMPLES names a folder that does not exist");
        return folder!;
    }

    /// <summary>The path of Debian's Chromium.</summary>
    public static string Chromium() => Program("/usr/bin/chromium");

    /// <summary>The path of Debian's Redis.</summary>
    public static string Redis() => Program("/usr/bin/redis-server");

    /// <summary>The path of Debian's RabbitMQ: not the one in <c>/usr/sbin</c>, which changes the user and clears the environment.</summary>
    public static string RabbitMq() => Program("/usr/lib/rabbitmq/bin/rabbitmq-server");

    /// <summary>The path of Debian's Python, with its AMQP client.</summary>
    public static string PythonWithPika()
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/pika"))
            MissingServer("python3-pika");
        return Program("/usr/bin/python3");
    }

    private static string Program(string path)
    {
        if (!File.Exists(path))
            MissingServer(path);
        return path;
    }

    private static void MissingServer(string what)
    {
        if (IsFullRun)
            Assert.Fail(what + " is missing, and this is the full run");
        Assert.Skip(what + " is not installed");
    }
}
