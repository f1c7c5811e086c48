using FedoraPackages.Connectors.Storage;

namespace FedoraPackages.Tests.Connectors.Storage;

/// <summary>Documents and journals, for every store.</summary>
public abstract class SiteStoreTests
{
    private ISiteStore? store;

    private ISiteStore Store => store ??= Open();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_WrittenFromTheVersionThatStands_CountsItsVersions()
    {
        Assert.Null(await Store.ReadAsync("a", Ct));
        Assert.Equal(1, await Store.WriteAsync("a", "one", 0, Ct));
        Assert.Equal(2, await Store.WriteAsync("a", "two", 1, Ct));

        Assert.Equal(new SiteDocument("two", 2), await Store.ReadAsync("a", Ct));
        Assert.Null(await Store.ReadAsync("b", Ct));
    }

    [Fact]
    public async Task Document_SomebodyElseWasFaster_IsNotWritten()
    {
        await Store.WriteAsync("a", "one", 0, Ct);

        Assert.Null(await Store.WriteAsync("a", "other", 0, Ct));
        Assert.Null(await Store.WriteAsync("a", "other", 7, Ct));
        Assert.Equal("one", (await Store.ReadAsync("a", Ct))!.Text);
    }

    [Fact]
    public async Task Document_ManyWritersAtOnce_EachVersionIsWrittenOnce()
    {
        var written = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var done = 0; done < 10;)
            {
                var now = await Store.ReadAsync("n", Ct);
                if (await Store.WriteAsync(
                    "n", $"{int.Parse(now?.Text ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1}", now?.Version ?? 0, Ct) is null)
                    continue;
                done++;
                Interlocked.Increment(ref written);
            }
        }));

        Assert.Equal((80, new SiteDocument("80", 80)), (written, await Store.ReadAsync("n", Ct)));
    }

    [Fact]
    public async Task Journal_MoreThanIsKept_LetsGoOfTheOldest()
    {
        await Store.AppendAsync("j", ["1", "2", "3"], 3, Ct);
        await Store.AppendAsync("other", ["x"], 3, Ct);
        await Store.AppendAsync("j", ["4"], 3, Ct);

        var all = await Store.JournalAsync("j", null, Ct);
        Assert.Equal(["2", "3", "4"], all.Select(e => e.Text));
        Assert.Equal(["3", "4"], (await Store.JournalAsync("j", all[0].Id, Ct)).Select(e => e.Text));
        Assert.Empty(await Store.JournalAsync("j", all[^1].Id, Ct));
        Assert.Equal("3", (await Store.EntryAsync("j", all[1].Id, Ct))!.Text);
        Assert.Null(await Store.EntryAsync("j", "no id", Ct));
    }

    private protected abstract ISiteStore Open();

    [Fact]
    public async Task Journals_WrittenTogether_KeepTheirLastEntriesEach()
    {
        await Store.AppendAsync([("a", "a1"), ("b", "b1"), ("a", "a2"), ("a", "a3")], most: 2, Ct);

        Assert.Equal(["a2", "a3"], (await Store.JournalAsync("a", null, Ct)).Select(e => e.Text));
        Assert.Equal(["b1"], (await Store.JournalAsync("b", null, Ct)).Select(e => e.Text));
    }
}
