using FedoraPackages.Connectors.Messages;
using FedoraPackages.Worker.Commands;

namespace FedoraPackages.Tests.Worker.Commands;

/// <summary>How messages stand in files, and what is printed about those that cannot be read.</summary>
public sealed class InterpretCommandTests
{
    private const string Tag =
        """{"topic":"org.fedoraproject.prod.buildsys.tag","id":"one","headers":{"sent-at":"2026-01-05"},"body":{"name":"guake","build_id":7,"tag":"f44"}}""";

    private static readonly string Pretty = Tag.Replace("{", "{\n  ", StringComparison.Ordinal)
        .Replace(",", ",\n\n\t", StringComparison.Ordinal).Replace("}", "\r\n}", StringComparison.Ordinal);

    private static string Other(string id) => Tag.Replace("one", id, StringComparison.Ordinal).Replace("guake", "bash", StringComparison.Ordinal);

    [Fact]
    public async Task Line_OfAMessage_SaysWhatItIsAbout()
    {
        var line = Assert.Single((await Interpreting.RunAsync(["-"], Tag)).Lines);

        Assert.Equal(("one", "org.fedoraproject.prod.buildsys.tag", null), (line.Id, line.Topic, line.Ignored));
        Assert.Equal(["guake"], line.Packages);
        Assert.Equal(["builds", "overview", "updates"], line.Facets);
    }

    [Theory]
    [InlineData("{0}\n{1}\n")]
    [InlineData("{0}\r\n\r\n  \n{1}")]
    [InlineData("{2}{1}")]
    [InlineData("\uFEFF{0}\n{1}")]
    public async Task Messages_OneALine_AreReadInOrder(string layout) => await AssertIdsAsync(
        layout.Replace("{0}", Tag, StringComparison.Ordinal).Replace("{1}", Other("two"), StringComparison.Ordinal)
            .Replace("{2}", Pretty + "\n", StringComparison.Ordinal),
        "one", "two");

    [Fact]
    public async Task Messages_OverManyLinesAndOneALineInTurn_AreAllRead() =>
        await AssertIdsAsync($"{Pretty}\n{Other("two")}\n{Pretty}\n\n{Pretty.Replace("one", "four", StringComparison.Ordinal)}", "one", "two", "one", "four");

    [Theory]
    [InlineData("nothing of the kind")]
    [InlineData("{")]
    [InlineData("{\"topic\":")]
    [InlineData("{\"topic\":\"org.fedoraproject.prod.buildsys.tag\",\"body\":{\"a\":[1,")]
    [InlineData("{\"topic\":\"half a te")]
    [InlineData("{} {}")]
    [InlineData("{\"topic\":\"\\ud800\",\"body\":{}}")]
    public async Task Line_ThatIsNoJson_CostsNoOther(string broken)
    {
        var lines = (await Interpreting.RunAsync(["-"], $"{Tag}\n{broken}\n{Other("two")}\n{broken}")).Lines;

        Assert.Equal(["one", null, "two", null], lines.Select(line => line.Id));
        Assert.All([lines[1], lines[3]], line => Assert.Equal((null, WhyIgnored.NotJson), (line.Topic, line.Ignored)));
    }

    [Theory]
    [InlineData("[1]", WhyIgnored.NotAnObject)]
    [InlineData("\"text\"", WhyIgnored.NotAnObject)]
    [InlineData("{}", WhyIgnored.Malformed)]
    [InlineData("{\"topic\":7,\"body\":{}}", WhyIgnored.Malformed)]
    [InlineData("{\"topic\":\"org.fedoraproject.prod.buildsys.tag\"}", WhyIgnored.Malformed)]
    [InlineData("{\"topic\":\"org.fedoraproject.prod.buildsys.tag\",\"body\":[]}", WhyIgnored.NotAnObject)]
    [InlineData(
        "{\"topic\":\"org.fedoraproject.prod.buildsys.tag\",\"msg_id\":\"2019-1\",\"msg\":{\"name\":\"guake\",\"build_id\":7,\"tag\":\"f44\"}}",
        MessageLine.OldLayout)]
    [InlineData("{\"topic\":\"org.fedoraproject.stg.buildsys.tag\",\"body\":{\"name\":\"guake\",\"build_id\":7,\"tag\":\"f44\"}}", MessageReaders.NoReader)]
    [InlineData("{\"topic\":\"org.fedoraproject.dev.buildsys.tag\",\"body\":{\"name\":\"guake\",\"build_id\":7,\"tag\":\"f44\"}}", MessageReaders.NoReader)]
    public async Task Message_ThatIsNone_IsIgnoredWithAReason(string text, string reason)
    {
        var line = Assert.Single((await Interpreting.RunAsync(["-"], text)).Lines);

        Assert.Equal(reason, line.Ignored);
        Assert.True(line is { Packages.Count: 0, Facets.Count: 0 });
    }

    [Theory]
    [InlineData(1_100_000)]
    [InlineData(6_000_000)]
    [InlineData(30_000_000)]
    public async Task Body_ThatIsTooLarge_IsIgnoredUnderItsName(int size)
    {
        var large = Tag.Replace("guake", new string('a', size), StringComparison.Ordinal);
        foreach (var layout in new[] { large, Pretty.Replace("guake", new string('a', size), StringComparison.Ordinal) })
        {
            var lines = (await Interpreting.RunAsync(["-"], $"{layout}\n{Other("two")}")).Lines;

            Assert.Equal(("one", WhyIgnored.TooLarge), (lines[0].Id, lines[0].Ignored));
            Assert.Equal(("two", null), (lines[^1].Id, lines[^1].Ignored));
        }
    }

    [Fact]
    public async Task Body_OfManyLinesThatIsTooLarge_IsOneMessage()
    {
        var many = string.Concat(Enumerable.Repeat("\"a\":\n1,\n", 1_000_000));

        await AssertIdsAsync(Pretty.Replace("\"name\"", many + "\"name\"", StringComparison.Ordinal) + "\n" + Other("two"), "one", "two");
    }

    [Fact]
    public async Task Body_NestedTooDeep_IsIgnored()
    {
        var deep = Tag.Replace("7", new string('[', 90) + new string(']', 90), StringComparison.Ordinal);
        var lines = (await Interpreting.RunAsync(["-"], $"{deep}\n{new string('{', 100_000)}\n{new string('[', 100_000)}\n{Other("two")}")).Lines;

        Assert.Equal([WhyIgnored.NotJson, WhyIgnored.NotJson, WhyIgnored.NotJson, null], lines.Select(line => line.Ignored));
    }

    // Each of them might begin an object that goes on to the end.
    [Fact]
    public async Task Lines_ThatAllBeginObjects_TakeNoTimeWithoutEnd() =>
        Assert.Equal(20_000, (await Interpreting.RunAsync(["-"], string.Concat(Enumerable.Repeat("{\"a\":\n", 20_000)))).Lines.Count);

    [Fact]
    public async Task File_ThatCannotBeRead_IsToldAndTheOthersAreRead()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Tag, TestContext.Current.CancellationToken);

            var interpreted = await Interpreting.RunAsync([file, file + ".missing", Path.GetTempPath(), "-", file], Other("two"));

            Assert.Equal(2, interpreted.ExitCode);
            Assert.Equal(["one", "two", "one"], interpreted.Lines.Select(line => line.Id));
            Assert.Equal(2, interpreted.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Contains(file + ".missing: ", interpreted.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Nothing_ToRead_IsAskedFor()
    {
        var interpreted = await Interpreting.RunAsync([]);

        Assert.Equal((2, 0), (interpreted.ExitCode, interpreted.Lines.Count));
        Assert.NotEmpty(interpreted.Errors);
    }

    private static async Task AssertIdsAsync(string input, params string[] ids)
    {
        var interpreted = await Interpreting.RunAsync(["-"], input);

        Assert.Equal(0, interpreted.ExitCode);
        Assert.Equal(ids, interpreted.Lines.Select(line => line.Id));
    }
}
