using BenchmarkDotNet.Running;
using Xunit.MicrosoftTestingPlatform;

namespace FedoraPackages.Tests;

/// <summary>One project for tests and benchmarks: <c>bench …</c> measures, everything else runs the tests.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (args is ["bench", .. var rest])
        {
            BenchmarkSwitcher.FromAssembly(typeof(EntryPoint).Assembly).Run(rest);
            return 0;
        }

        return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
    }
}
