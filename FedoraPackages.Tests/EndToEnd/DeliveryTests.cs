using System.Diagnostics;
using System.Text;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels.Keeping;
using FedoraPackages.Worker.Listening;
using FedoraPackages.Worker.Sandbox.Story;
using Microsoft.Extensions.DependencyInjection;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Fedora's bus repeats itself, reorders, and comes in floods; what is shown must not depend on it.</summary>
public sealed class DeliveryTests
{
    private const int Moves = 200;
    private const int Flood = 200;
    private const int Compared = 50;

    private static readonly string[] Packages = ["guake", "bash", "vim", "git", "rust-ripgrep"];
    private static readonly TimeSpan Spacing = new RefreshTimings().Spacing;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(7)]
    public async Task Messages_DoubledShuffledAndAllAtOnce_PagesEndAsTheWireSaysAndAsThoseOfOneInOrder(int seed)
    {
        await using var site = await Site.StartAsync();
        await using var inOrder = await Site.StartAsync(("Upstreams:Koji:Url", site.SandboxKoji.ToString()));
        using var watching = await Watching.BeginAsync(site.Services, Packages);
        using var watchingInOrder = await Watching.BeginAsync(inOrder.Services, Packages);

        var told = await PlayAsync(site, inOrder, seed);
        Assert.NotEqual(Packages.SelectMany(package => Truth(site, package)), await ShownAsync(site, Packages));

        SandboxMessage[] twice = [.. told, .. told];
        new Random(seed).Shuffle(twice);
        await Task.WhenAll(twice.Select(message => site.TellAsync([message])));

        foreach (var package in Packages)
        {
            await Eventually.TrueAsync(async () => (await ShownAsync(site, package)).SequenceEqual(Truth(site, package)), $"the page of {package} is right");
            await Eventually.TrueAsync(
                async () => await KeptAsync(site, package) == await KeptAsync(inOrder, package), $"both sites keep the same of {package}");
        }
    }

    [Fact]
    public async Task Flood_OfOneWatchedPackage_IsTwoGatheringsInThreeSecondsAndThePageEndsRight()
    {
        await using var koji = await KojiInBetween.StartAsync();
        // What is given up on a busy machine is asked for again, and counted again.
        await using var site = await Site.StartAsync(koji, TimeSpan.FromMinutes(1));
        using var watching = await Watching.BeginAsync(site.Services, "guake");
        var tale = new RandomTale(site.Story, ["guake"]);
        var dice = new Random(7);
        var before = koji.Gatherings["guake"];

        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < Flood;)
        {
            var messages = tale.Move(dice);
            await site.TellAsync(messages);
            sent += messages.Count;
        }

        await Eventually.TrueAsync(() => watch.Elapsed >= TimeSpan.FromSeconds(3), "three seconds have passed");
        var gathered = koji.Gatherings["guake"] - before;
        Assert.InRange(gathered, 1, MostIn(watch.Elapsed));
        await Eventually.TrueAsync(async () => (await ShownAsync(site, "guake")).SequenceEqual(Truth(site, "guake")), "the page is right");
    }

    [Fact]
    public async Task Flood_WithoutSpacing_IsManyGatherings()
    {
        var builds = new CannedBuilds();
        await using var site = new CannedSite(["guake"], builds, s => s.AddSingleton(new RefreshTimings { Spacing = TimeSpan.Zero }));
        using var client = await site.ReadyAsync();
        using var watching = await Watching.BeginAsync(site.Services, "guake");
        var inbox = site.Services.GetRequiredService<MessageInbox>();
        var before = builds.Gatherings("guake");

        var watch = Stopwatch.StartNew();
        await Eventually.TrueAsync(async () =>
        {
            for (var sent = 0; sent < Flood; sent++)
                await inbox.TakeAsync(CannedBuilds.Message("guake"), Ct);
            return builds.Gatherings("guake") - before > MostIn(watch.Elapsed);
        }, "the bound of the test above is broken");
    }

    /// <summary>How often a watched panel may have been gathered that long after the first message.</summary>
    private static int MostIn(TimeSpan elapsed) => 1 + (int)(elapsed / Spacing);

    /// <summary>Moves the first site's world, and tells only the second site, each move as it happens.</summary>
    private static async Task<List<SandboxMessage>> PlayAsync(Site site, Site inOrder, int seed)
    {
        var tale = new RandomTale(site.Story, Packages);
        var dice = new Random(seed);
        var told = new List<SandboxMessage>();
        for (var move = 0; move < Moves; move++)
        {
            var messages = tale.Move(dice);
            await inOrder.TellAsync(messages);
            told.AddRange(messages);
        }

        return told;
    }

    private static IEnumerable<ShownBuild> Truth(Site site, string package) => ShownBuilds.Truth(site.World, package).Take(Compared);

    private static async Task<IReadOnlyList<ShownBuild>> ShownAsync(Site site, string package) =>
        ShownBuilds.In(await site.HtmlAsync($"/packages/{package}/builds"));

    private static async Task<IReadOnlyList<ShownBuild>> ShownAsync(Site site, IEnumerable<string> packages) =>
        [.. (await Task.WhenAll(packages.Select(package => ShownAsync(site, package)))).SelectMany(rows => rows)];

    private static async Task<string> KeptAsync(Site site, string package)
    {
        var entry = await site.Services.GetRequiredService<IPanelStore>().ReadAsync(KojiPanels.Builds.For(package), Ct);
        return Encoding.UTF8.GetString(entry!.Value);
    }
}
