using System.Collections.Concurrent;
using System.Globalization;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Messages;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Connectors.Panels.Facts;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Fifty builds of any package, at once. Each answer about a package has another newest version and another total: its number.</summary>
internal sealed class CannedBuilds : PanelSource<BuildList>
{
    private const int Rows = 50;
    private const int Version = 20_000;

    private readonly ConcurrentDictionary<string, int> gatherings = new(StringComparer.Ordinal);

    public CannedBuilds()
        : base(KojiPanels.Builds)
    {
    }

    /// <summary>The package whose builds are answered; the one asked for, unless a test plants a mix-up.</summary>
    public Func<string, string> Owner { get; init; } = package => package;

    public int Gatherings(string package) => gatherings.GetValueOrDefault(package);

    /// <summary>The newest build in the answer of that number, as on screen.</summary>
    public static string Nvr(string package, int number) => string.Create(CultureInfo.InvariantCulture, $"{package}-{number}-1.fc43");

    /// <summary>The total in the answer of that number, as on screen.</summary>
    public static string Total(int number) => (Version + number).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What Koji would say about a build of the package.</summary>
    public static FedoraMessage Message(string package) => new(
        "org.fedoraproject.prod.buildsys.build.state.change",
        Guid.NewGuid().ToString(),
        DateTimeOffset.UnixEpoch,
        $$"""{"instance": "primary", "attribute": "state", "name": "{{package}}", "build_id": 50, "old": 0, "new": 1}""");

    public override IEnumerable<PanelKey> StaleAfter(Fact fact) => fact is BuildChanged ? [KojiPanels.Builds.For(fact.Package)] : [];

    protected override bool Shows(BuildList value, Fact fact) => true;

    protected override Task<BuildList> AskAsync(PanelKey key, CancellationToken ct)
    {
        var number = gatherings.AddOrUpdate(key.Package, 1, (_, n) => n + 1);
        var name = Owner(key.Package);
        return Task.FromResult(new BuildList(Version + number, [.. Enumerable.Range(0, Rows).Select(age => Build(name, age, number))]));
    }

    private static KojiBuild Build(string package, int age, int number)
    {
        var version = age == 0 ? number.ToString(CultureInfo.InvariantCulture) : $"0.{Rows - age}";
        var began = DateTimeOffset.UnixEpoch.AddDays(Version - age);
        return new KojiBuild(
            Rows - age, package, null, version, "1.fc43", BuildState.Complete, "releng", 9, null, began, began.AddMinutes(7), false, ["f43"], [], null);
    }
}
