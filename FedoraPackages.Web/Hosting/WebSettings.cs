using FedoraPackages.Connectors;

namespace FedoraPackages.Web.Hosting;

/// <summary>The settings that the framework reads by itself, looked at before it does: what is malformed stops the start by its name.</summary>
internal static class WebSettings
{
    /// <exception cref="SettingsException">Names the key.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            CheckUrl(url);
        if (configuration["DataProtection:Directory"] is { Length: > 0 } directory)
            CheckDirectory("DataProtection:Directory", directory);
    }

    /// <summary>Says what works for one web node and not for several.</summary>
    public static void Warn(IConfiguration configuration, ILogger logger)
    {
        if (Topology.Of(configuration).IsShared && string.IsNullOrEmpty(configuration["DataProtection:Directory"]))
            Log.KeysNotShared(logger);
    }

    private static void CheckUrl(string url)
    {
        try
        {
            if (BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= 65535 })
                return;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new SettingsException("Urls must hold http or https addresses, such as http://localhost:5080");
    }

    private static void CheckDirectory(string key, string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{key} cannot be written", e);
        }
    }
}
