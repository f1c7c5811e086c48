namespace FedoraPackages.Tests.Benchmarks;

/// <summary>Every measurement at its smallest: it still runs, and prints its figure. The kills are in the tests of several machines.</summary>
public sealed class BenchVerbsTests
{
    [Theory]
    [InlineData("ratio +p50 [0-9.]+ +p99 [0-9.]+", "latency", "4")]
    [InlineData(
        "10 tabs, each with a table of fifty builds\n  message -> last redraw +p50 +[0-9.]+ ms(.*\n)+  a message: 1.00 store reads .*, 1.00 gatherings",
        "fanout", "10")]
    [InlineData("(?s)/packages/guake: [0-9,]+ bytes.*\nsite +[0-9,]+ µs +[0-9,]+ µs.*\nbare Kestrel +[0-9,]+ µs", "page", "40")]
    [InlineData("meanwhile [0-9]+ panels a second(.*\n)+ratio: p50 [0-9.]+, p99 [0-9.]+", "bulk", "4")]
    [InlineData("each by itself .*(.*\n)+together .* drained in +[0-9.]+ s, .* redraw at most", "burst", "200")]
    [InlineData("Redis: refresh +[0-9,]+ µs +[0-9.]+ ×(.*\n)+builds of kernel +[0-9,]+ bytes, in Redis +[0-9,]+ \\([0-9.]+ : 1\\)", "store", "20")]
    [InlineData("40 schedules, 0 violations", "schedules", "40")]
    [InlineData("\nholds\n", "schedule", "7", "shared")]
    [InlineData("\nrows +[0-9.,]+ ms +[0-9.]+ × +[0-9,]+ bytes", "parsing", "20")]
    [InlineData("400 messages of seed -?[0-9]+, nothing wrong, [0-9.,]+ µs each(.*\n)+ +[0-9,]+ facts", "fuzz", "400")]
    public async Task Verb_AtItsSmallest_PrintsItsFigure(string figure, params string[] verb)
    {
        using var output = new StringWriter { NewLine = "\n" };

        Assert.Equal(0, await BenchVerbs.RunAsync(verb, output));

        Assert.Matches(figure, output.ToString());
    }

    [Fact]
    public async Task Verb_Unknown_IsToldWhichThereAre()
    {
        using var output = new StringWriter();

        Assert.Equal(2, await BenchVerbs.RunAsync(["speed"], output));

        Assert.Contains("latency", output.ToString(), StringComparison.Ordinal);
    }
}
