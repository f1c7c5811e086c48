using FedoraPackages.Connectors.Panels;

namespace FedoraPackages.Tests.Worker.Commands;

/// <summary>Every message of the collection against what its manifest says it means.</summary>
public sealed class InterpretTests
{
    private const string History = "fedmsg/";
    private const string Staging = "stg.";

    /// <summary>What is read otherwise than the manifest says, and why.</summary>
    private static readonly Dictionary<string, (string[] Facets, string Why)> Otherwise = new(StringComparer.Ordinal)
    {
        ["pagure.git.receive-09.json"] = (
            ["changelog", "overview", "sources"],
            "It adds dead.package: the package is retired, and the overview says which are."),
    };

    [Fact]
    public async Task Message_EveryRecordedOne_MeansWhatTheManifestSays()
    {
        var rows = Rows().Where(row => !row.File.StartsWith(History, StringComparison.Ordinal))
            .Where(row => !row.File.StartsWith(Staging, StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 230, $"only {rows.Count} messages");
        await AssertAsAsync(rows);
        Assert.All(Otherwise.Keys, file => Assert.Contains(rows, row => row.File == file));
    }

    // What was said on the bus before today's, in its layout: reading one as a wrong package is the error to avoid.
    [Fact]
    public async Task Message_OfFormerTimes_IsAboutNothing()
    {
        var rows = Rows().Where(row => row.File.StartsWith(History, StringComparison.Ordinal)).ToList();
        var lines = await InterpretAsync(rows);

        Assert.True(rows.Count > 150, $"only {rows.Count} messages");
        Assert.All(rows.Zip(lines), pair =>
        {
            Assert.Equal(pair.First.Topic, pair.Second.Topic);
            Assert.Empty(pair.Second.Packages);
            Assert.Empty(pair.Second.Facets);
            Assert.NotNull(pair.Second.Ignored);
        });
    }

    [Fact]
    public async Task Message_OfStaging_IsAboutNothingUnlessThatIsHeard()
    {
        var rows = Rows().Where(row => row.File.StartsWith(Staging, StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 10, $"only {rows.Count} messages");
        Assert.All(await InterpretAsync(rows), line => Assert.True(line is { Packages.Count: 0, Facets.Count: 0, Ignored: not null }));
        await AssertAsAsync(rows, "--FedoraMessaging:TopicPrefix=org.fedoraproject.stg");
    }

    private static async Task AssertAsAsync(List<Row> rows, params string[] settings)
    {
        var lines = await InterpretAsync(rows, settings);
        Assert.All(rows.Zip(lines), pair =>
        {
            var (row, line) = pair;
            var none = row.Facets is ["none"];
            var facets = Otherwise.TryGetValue(row.File, out var otherwise) ? otherwise.Facets : none ? [] : row.Facets;
            Assert.Equal(row.Topic, line.Topic);
            Assert.False(string.IsNullOrEmpty(line.Id));
            Assert.Equal(none ? [] : row.Packages.Where(PackageName.IsValid).Order(StringComparer.Ordinal), line.Packages);
            Assert.Equal(facets, line.Facets);
            Assert.Equal(none, line.Ignored is not null);
        });
    }

    private static async Task<IReadOnlyList<FedoraPackages.Worker.Commands.MessageLine>> InterpretAsync(List<Row> rows, params string[] settings)
    {
        var folder = RecordedFiles.Folder("messages");
        var interpreted = await Interpreting.RunAsync([.. settings, .. rows.Select(row => Path.Combine(folder, row.File))]);

        Assert.Equal((0, "", rows.Count), (interpreted.ExitCode, interpreted.Errors, interpreted.Lines.Count));
        return interpreted.Lines;
    }

    private static IEnumerable<Row> Rows() =>
        from line in File.ReadLines(Path.Combine(RecordedFiles.Folder("messages"), "manifest.tsv")).Skip(1)
        let row = line.Split('\t')
        select new Row(row[0], row[1], row[2].Split(',', StringSplitOptions.RemoveEmptyEntries), row[3].Split(','));

    private sealed record Row(string File, string Topic, string[] Packages, string[] Facets);
}
