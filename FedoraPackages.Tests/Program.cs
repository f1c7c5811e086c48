using FedoraPackages.Tests.Benchmarks;
using Xunit.MicrosoftTestingPlatform;

namespace FedoraPackages.Tests;

/// <summary>One project for tests and benchmarks: <c>bench …</c> measures, everything else runs the tests.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["bench", .. var rest])
            return await BenchVerbs.RunAsync(rest, Console.Out);

        return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
