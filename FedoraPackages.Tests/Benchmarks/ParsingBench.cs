using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Has BenchmarkDotNet measure within this process, and prints its table.</summary>
internal static class ParsingBench
{
    public static void Run(int iterations, TextWriter output)
    {
        var artifacts = Directory.CreateTempSubdirectory("parsing-").FullName;
        try
        {
            var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(iterations).WithIterationCount(iterations);
            var summary = BenchmarkRunner.Run<ParsingBenchmark>(ManualConfig.CreateEmpty()
                .AddJob(iterations == 1 ? job.WithInvocationCount(1).WithUnrollFactor(1) : job)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(NullLogger.Instance)
                .WithArtifactsPath(artifacts)
                .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile));
            var table = new AccumulationLogger();
            MarkdownExporter.Console.ExportToLog(summary, table);
            output.WriteLine(table.GetLog());
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }
}
