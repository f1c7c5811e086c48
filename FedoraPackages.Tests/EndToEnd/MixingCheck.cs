using System.Collections.Concurrent;
using FedoraPackages.Connectors.Koji;
using FedoraPackages.Connectors.Panels;
using FedoraPackages.Web.Components.Panels;

namespace FedoraPackages.Tests.EndToEnd;

/// <summary>Notes whatever carries another package's data than its own.</summary>
/// <param name="isOf">Whether a package has a build of this name, epoch, version and release.</param>
internal sealed class MixingCheck(Func<string, string, bool> isOf)
{
    private readonly ConcurrentDictionary<(PanelKey Key, long Generation), bool> announced = new();
    private readonly ConcurrentDictionary<(PanelKey Key, long Generation), bool> noticed = new();
    private int rows;

    public ConcurrentQueue<string> Found { get; } = [];

    /// <summary>How many builds have been looked at.</summary>
    public int Rows => rows;

    public int Noticed => noticed.Count;

    /// <summary>Notices of generations that the panel they name never had.</summary>
    public IReadOnlyList<(PanelKey Key, long Generation)> Strays => [.. noticed.Keys.Where(n => !announced.ContainsKey(n))];

    public void Panel(PanelKey asked, Panel<BuildList> panel)
    {
        if (panel.Key != asked)
            Found.Enqueue($"asked for {asked}, got {panel.Key}");
        foreach (var build in panel.Value?.Builds ?? [])
            Build(asked.Package, BuildWords.Nevr(build), "panel");
    }

    public void Html(string package, string html)
    {
        if (!html.Contains($">{package}</h1>", StringComparison.Ordinal))
            Found.Enqueue($"the page of {package} has another title");
        foreach (var build in ShownBuilds.In(html))
            Build(package, build.Nevr, "page");
    }

    /// <summary>The worker said that a panel has a new generation.</summary>
    public void Announce(PanelKey key, long generation) => announced[(key, generation)] = true;

    /// <summary>Somebody who watches some keys was told of a generation.</summary>
    public void Notice(IReadOnlyCollection<PanelKey> watched, PanelKey told, long generation)
    {
        if (!watched.Contains(told))
            Found.Enqueue($"told of {told}, which is not watched");
        noticed[(told, generation)] = true;
    }

    private void Build(string package, string nevr, string where)
    {
        Interlocked.Increment(ref rows);
        if (!isOf(package, nevr))
            Found.Enqueue($"the {where} of {package} has {nevr}");
    }
}
