using System.Diagnostics;
using System.Globalization;
using FedoraPackages.Tests.Connectors.Messages;

namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Far more wrong messages than the tests have time for, another lot each time; what it finds is printed with its seed.</summary>
internal static class FuzzBench
{
    public static int Run(int messages, TextWriter output)
    {
        var seed = Environment.TickCount;
        var fuzz = new MessageFuzz(seed);
        var began = Stopwatch.GetTimestamp();
        var wrong = fuzz.Run(messages);
        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine(wrong ?? string.Create(
            CultureInfo.InvariantCulture, $"{messages:N0} messages of seed {seed}, nothing wrong, {took.TotalMicroseconds / messages:N1} µs each"));
        foreach (var (reason, count) in fuzz.Reasons.OrderByDescending(r => r.Value))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,10:N0} {(reason.Length == 0 ? "facts" : reason)}"));
        return wrong is null ? 0 : 1;
    }
}
